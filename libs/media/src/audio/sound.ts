import { readFile } from 'node:fs/promises';
import { MediaError } from '../media-error.ts';
import { type Codec, frameTicks, isLaw } from './frame.ts';
import { opusMs } from './opus-packet.ts';
import { readOggOpus } from './ogg.ts';
import { SILENCE, toLaw } from './g711.ts';

/** Payloads of 20 ms, ready to be sent. */
export type Sound = readonly Buffer[];

/** Sounds as files; each is read once for each codec. `<path>.opus` is Ogg Opus, `<path>.alaw` bare A-law. */
export class Sounds {
  readonly #read = new Map<string, Promise<Sound>>();

  load(path: string, codec: Codec): Promise<Sound> {
    const key = `${codec}:${path}`;
    const known = this.#read.get(key);
    if (known) return known;
    const reading = readSound(path, codec);
    this.#read.set(key, reading);
    // A file that was missing may come.
    reading.catch(() => this.#read.delete(key));
    return reading;
  }
}

async function readSound(path: string, codec: Codec): Promise<Sound> {
  const file = `${path}.${isLaw(codec) ? 'alaw' : 'opus'}`;
  try {
    const bytes = await readFile(file);
    const sound = isLaw(codec) ? slices(toLaw(bytes, 'pcma', codec), SILENCE[codec]) : readOggOpus(bytes);
    if (sound.length > 0 && (isLaw(codec) || sound.every((packet) => opusMs(packet) === 20))) return sound;
  } catch {
    // Said below.
  }
  throw new MediaError('unknown_sound', `${file} is missing, or no sound in frames of 20 ms`);
}

function slices(bytes: Buffer, silence: number): Buffer[] {
  const size = frameTicks('pcma');
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => {
    const slice = bytes.subarray(at * size, (at + 1) * size);
    return slice.length === size ? slice : Buffer.concat([slice], size).fill(silence, slice.length);
  });
}
