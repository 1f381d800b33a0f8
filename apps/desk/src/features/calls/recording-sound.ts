import { addressOf, playRecording } from '@guichet/contracts';

/** How loud each of the two sides was, in equal pieces, from 0 to 1. */
export type Wave = readonly [caller: readonly number[], agent: readonly number[]];
export interface RecordingSound {
  url: string;
  wave: Wave | null;
}

const PIECES = 120;
/** Low, since only loudness is drawn: an hour takes 90 MB at it, and a tenth of that at half a dozen minutes. */
const DRAWN_HERTZ = 3000;
const MAX_DRAWN_SECONDS = 2400;

/** Fetched once, when it is played: each listening is written down. */
export async function fetchRecording(recordingId: string, seconds: number): Promise<RecordingSound> {
  const { url } = addressOf(playRecording, { recordingId });
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(String(response.status));
  const sound = await response.blob();
  const wave = seconds > MAX_DRAWN_SECONDS ? null : await drawn(sound).catch(() => null);
  return { url: URL.createObjectURL(sound), wave };
}

async function drawn(sound: Blob): Promise<Wave> {
  const decoder = new OfflineAudioContext(2, 1, DRAWN_HERTZ);
  const buffer = await decoder.decodeAudioData(await sound.arrayBuffer());
  const side = (channel: number) => loudnessOf(buffer.getChannelData(Math.min(channel, buffer.numberOfChannels - 1)));
  return [side(0), side(1)];
}

/** Mean loudness of equal pieces, with the loudest as 1; what is all silent stays 0. */
export function loudnessOf(samples: Float32Array, pieces = PIECES): number[] {
  const length = Math.max(1, Math.floor(samples.length / pieces));
  const levels = Array.from({ length: pieces }, (_, piece) => {
    let sum = 0;
    for (let at = piece * length; at < Math.min(samples.length, (piece + 1) * length); at++)
      sum += Math.abs(samples[at]!);
    return sum / length;
  });
  const loudest = Math.max(...levels);
  return loudest < 0.001 ? levels.map(() => 0) : levels.map((level) => level / loudest);
}
