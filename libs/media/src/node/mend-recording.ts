import { open, rename, rm, stat } from 'node:fs/promises';
import {
  EncodedAudioPacketSource,
  EncodedPacketSink,
  FilePathSource,
  FilePathTarget,
  Input,
  Output,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny';
import { HEADER_BYTES, wavHeader } from './recording-file.ts';

/**
 * Makes a whole file, with its length and places to seek to, of a recording whose writer ended in the middle. False: nothing of it can be
 * heard. Rejects with what the system refuses, such as room on the disk; then all is as it was, and may be tried again.
 */
export async function mendRecording(path: string): Promise<boolean> {
  try {
    return await (path.endsWith('.wav') ? mendWav(path) : mendWebm(path));
  } catch (error) {
    const { syscall, code } = error as NodeJS.ErrnoException;
    if (syscall !== undefined && code !== 'ENOENT') throw error;
    return false;
  }
}

async function mendWav(path: string): Promise<boolean> {
  const bytes = (await stat(path)).size - HEADER_BYTES;
  if (bytes <= 0) return false;
  const file = await open(path, 'r+');
  await file.write(wavHeader(bytes), 0, HEADER_BYTES, 0).finally(() => file.close());
  return true;
}

async function mendWebm(path: string): Promise<boolean> {
  using input = new Input({ source: new FilePathSource(path), formats: [WEBM] });
  const track = await input.getPrimaryAudioTrack();
  const decoderConfig = await track?.getDecoderConfig();
  if (!track || !decoderConfig) return false;
  const whole = `${path}.mended`;
  const output = new Output({ format: new WebMOutputFormat(), target: new FilePathTarget(whole) });
  const source = new EncodedAudioPacketSource('opus');
  output.addAudioTrack(source);
  await output.start();
  let packets = 0;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    await source.add(packet, { decoderConfig });
    packets += 1;
  }
  await output.finalize();
  if (packets) await rename(whole, path);
  else await rm(whole, { force: true });
  return packets > 0;
}
