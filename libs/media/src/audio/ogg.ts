// RFC 3533 and 7845: the packets of an Ogg file with one Opus stream.

/** Packets of sound; the two heads are left out. Throws on what is no such file. */
export function readOggOpus(file: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  let begun: Buffer[] = [];
  let at = 0;
  while (at < file.length) {
    if (file.toString('latin1', at, at + 4) !== 'OggS' || at + 27 > file.length) throw new Error('no Ogg page');
    const lacing = file.subarray(at + 27, at + 27 + file[at + 26]!);
    at += 27 + lacing.length;
    for (const length of lacing) {
      begun.push(file.subarray(at, at + length));
      at += length;
      if (length === 255) continue;
      packets.push(Buffer.concat(begun));
      begun = [];
    }
  }
  if (packets[0]?.toString('latin1', 0, 8) !== 'OpusHead') throw new Error('no Opus stream');
  return packets.slice(2);
}
