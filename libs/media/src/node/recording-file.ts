import { createWriteStream } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { EncodedAudioPacketSource, EncodedPacket, FilePathTarget, Output, WebMOutputFormat } from 'mediabunny';
import { FRAME_MS, frameTicks } from '../audio/frame.ts';
import { SILENCE } from '../audio/g711.ts';
import { OPUS_SILENCE, SIDE_BY_SIDE_HEAD, sideBySide } from '../audio/opus-packet.ts';

/** Takes 20 ms of two sides at a time; null is silence. */
export interface RecordingFile {
  write(left: Buffer | null, right: Buffer | null): void;
  /** Resolves when the file is whole; rejects with what went wrong at any time. */
  close(): Promise<void>;
}

/** Two channels of Opus in WebM, as they came. */
export async function openWebm(path: string): Promise<RecordingFile> {
  // The library opens it only when it has something to write: too late to refuse.
  await writeFile(path, '');
  // A process that is killed leaves all but the last second on the disk.
  const target = new FilePathTarget(path, { chunked: false });
  const output = new Output({ format: new WebMOutputFormat(), target });
  const source = new EncodedAudioPacketSource('opus');
  output.addAudioTrack(source);
  await output.start();
  const decoderConfig = { codec: 'opus', numberOfChannels: 2, sampleRate: 48_000, description: SIDE_BY_SIDE_HEAD };
  let written = Promise.resolve();
  let frames = 0;
  return {
    write(left, right) {
      const data = sideBySide(left ?? OPUS_SILENCE, right ?? OPUS_SILENCE);
      const packet = new EncodedPacket(data, 'key', (frames * FRAME_MS) / 1_000, FRAME_MS / 1_000);
      frames += 1;
      written = written.then(() => source.add(packet, { decoderConfig }));
      // Told by close().
      written.catch(() => undefined);
    },
    async close() {
      await written;
      await output.finalize();
    },
  };
}

const ALAW_FORMAT = 6;
export const HEADER_BYTES = 44;

/** Two channels of A-law in WAV. */
export async function openWav(path: string): Promise<RecordingFile> {
  const stream = createWriteStream(path);
  await new Promise<void>((resolve, reject) => stream.once('open', () => resolve()).once('error', reject));
  // Told by close().
  stream.on('error', () => undefined);
  stream.write(wavHeader(0));
  let bytes = 0;
  return {
    write(left, right) {
      const samples = interleaved(left, right);
      bytes += samples.length;
      stream.write(samples);
    },
    async close() {
      // Also where it has failed and is closed already.
      await finished(stream.end());
      const file = await open(path, 'r+');
      await file.write(wavHeader(bytes), 0, HEADER_BYTES, 0).finally(() => file.close());
    },
  };
}

function interleaved(left: Buffer | null, right: Buffer | null): Buffer {
  const length = frameTicks('pcma');
  const both = Buffer.alloc(length * 2, SILENCE.pcma);
  for (let at = 0; at < length; at++) {
    both[at * 2] = left?.[at] ?? SILENCE.pcma;
    both[at * 2 + 1] = right?.[at] ?? SILENCE.pcma;
  }
  return both;
}

export function wavHeader(bytes: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(HEADER_BYTES - 8 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(ALAW_FORMAT, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return header;
}
