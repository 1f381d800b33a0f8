const tone = (at: number, rate: number, hertz: number): number =>
  Math.round(8_000 * Math.sin((2 * Math.PI * hertz * at) / rate));

/** A WAV file of 16 bits whose channels all have the same tone. */
export function toneFile(hertz: number, seconds: number, rate = 8_000, channels = 1): Buffer {
  const data = Buffer.alloc(Math.round(rate * seconds) * channels * 2);
  for (let at = 0; at < data.length / 2; at++) data.writeInt16LE(tone(Math.floor(at / channels), rate, hertz), at * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * channels * 2, 28);
  head.writeUInt16LE(channels * 2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
