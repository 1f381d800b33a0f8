import { setImmediate } from 'node:timers/promises';
import {
  AudioSample,
  AudioSampleSink,
  BufferSource,
  BufferTarget,
  CustomAudioDecoder,
  EncodedAudioPacketSource,
  EncodedPacket,
  Input,
  OGG,
  OggOutputFormat,
  Output,
  registerDecoder,
  WAVE,
  WEBM,
} from 'mediabunny';
import { MediaError } from '../media-error.ts';
import { FRAME_MS } from './frame.ts';
import { encodeLaw } from './g711.ts';
import { opusDecoder, opusEncoder, type OpusRate } from './opus.ts';
import { MONO_HEAD } from './opus-packet.ts';

/** A sound as the anchor plays it: see `MediaAnchor.play`. */
export interface ConvertedSound {
  readonly opus: Buffer;
  readonly alaw: Buffer;
  readonly seconds: number;
}

const OPUS_RATES: readonly OpusRate[] = [8_000, 12_000, 16_000, 24_000, 48_000];
const [LOWEST, HIGHEST] = [4_000, 192_000];
const TELEPHONE = 8_000;
/** Frames between two looks at what else the process has to do. */
const FRAMES_A_TURN = 25;

/** The library decodes PCM by itself, and leaves Opus to browsers; there is none here. */
class OpusDecoding extends CustomAudioDecoder {
  #decode: ReturnType<typeof opusDecoder> | null = null;
  static override supports(codec: string): boolean {
    return codec === 'opus';
  }
  init(): void {
    this.#decode = opusDecoder(48_000);
  }
  decode(packet: EncodedPacket): void {
    const data = new Uint8Array(this.#decode!(packet.data).buffer);
    const shape = { format: 's16', numberOfChannels: 1, sampleRate: 48_000 } as const;
    if (data.length) this.onSample(new AudioSample({ ...shape, data, timestamp: packet.timestamp }));
  }
  flush(): void {}
  close(): void {}
}
registerDecoder(OpusDecoding);

/** Makes a sound of a WAV file (PCM or G.711), or of Opus in Ogg or WebM. Refuses with `unknown_sound` or `too_long`. */
export async function convertSound(file: Uint8Array, maxSeconds: number): Promise<ConvertedSound> {
  const { samples, rate } = await readSamples(file, maxSeconds).catch((error: unknown) => {
    throw error instanceof MediaError ? error : new MediaError('unknown_sound', String(error));
  });
  if (!samples.length) throw new MediaError('unknown_sound', 'the file holds no sound');
  const opusRate = OPUS_RATES.find((one) => one >= rate) ?? 48_000;
  const packets = await encode(resample(samples, rate, opusRate), opusRate);
  return {
    opus: await oggOf(packets),
    alaw: encodeLaw(await decode(packets, TELEPHONE), 'pcma'),
    seconds: samples.length / rate,
  };
}

/** All channels as one. */
async function readSamples(file: Uint8Array, maxSeconds: number): Promise<{ samples: Float32Array; rate: number }> {
  using input = new Input({ source: new BufferSource(file), formats: [WAVE, OGG, WEBM] });
  const track = await input.getPrimaryAudioTrack();
  const rate = track?.codec === 'opus' ? 48_000 : (track?.sampleRate ?? 0);
  if (!track || rate < LOWEST || rate > HIGHEST) throw new MediaError('unknown_sound');
  const parts: Float32Array[] = [];
  let length = 0;
  for await (const sample of new AudioSampleSink(track).samples()) {
    const part = oneChannel(sample);
    sample.close();
    parts.push(part);
    length += part.length;
    if (length > maxSeconds * rate) throw new MediaError('too_long');
    await setImmediate();
  }
  const samples = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return { samples, rate };
}

function oneChannel(sample: AudioSample): Float32Array {
  const { numberOfChannels, numberOfFrames } = sample;
  const mixed = new Float32Array(numberOfFrames);
  const channel = new Float32Array(numberOfFrames);
  for (let plane = 0; plane < numberOfChannels; plane++) {
    sample.copyTo(channel, { planeIndex: plane, format: 'f32-planar' });
    for (let at = 0; at < numberOfFrames; at++) mixed[at]! += channel[at]! / numberOfChannels;
  }
  return mixed;
}

/** Between neighbours in a straight line: enough for speech, whose rates are Opus's own or near to one. */
function resample(samples: Float32Array, from: number, to: OpusRate): Int16Array {
  return Int16Array.from({ length: Math.floor((samples.length * to) / from) }, (_, at) => {
    const place = (at * from) / to;
    const [before, after] = [samples[Math.floor(place)]!, samples[Math.ceil(place)] ?? 0];
    const value = before + (after - before) * (place % 1);
    return Math.round(Math.max(-1, Math.min(1, value)) * 32_767);
  });
}

async function encode(samples: Int16Array, rate: OpusRate): Promise<Buffer[]> {
  const encodeFrame = opusEncoder(rate, 'audio');
  const size = (rate * FRAME_MS) / 1_000;
  const packets: Buffer[] = [];
  for (let at = 0; at < samples.length; at += size) {
    // The last one is filled up with silence.
    const frame = new Int16Array(size);
    frame.set(samples.subarray(at, at + size));
    packets.push(encodeFrame(frame));
    if (packets.length % FRAMES_A_TURN === 0) await setImmediate();
  }
  return packets;
}

async function decode(packets: readonly Buffer[], rate: OpusRate): Promise<Int16Array> {
  const decodePacket = opusDecoder(rate);
  const size = (rate * FRAME_MS) / 1_000;
  const samples = new Int16Array(packets.length * size);
  for (const [at, packet] of packets.entries()) {
    samples.set(decodePacket(packet), at * size);
    if (at % FRAMES_A_TURN === 0) await setImmediate();
  }
  return samples;
}

async function oggOf(packets: readonly Buffer[]): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format: new OggOutputFormat(), target });
  const source = new EncodedAudioPacketSource('opus');
  output.addAudioTrack(source);
  await output.start();
  const decoderConfig = { codec: 'opus', numberOfChannels: 1, sampleRate: 48_000, description: MONO_HEAD };
  const seconds = FRAME_MS / 1_000;
  for (const [at, data] of packets.entries())
    await source.add(new EncodedPacket(data, 'key', at * seconds, seconds), { decoderConfig });
  await output.finalize();
  return Buffer.from(target.buffer!);
}
