/** The same numbers in every run (mulberry32). */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** With one line changed, left out, doubled, or moved. */
export function mutated(sdp: string, random: (below: number) => number): string {
  const lines = sdp.split('\r\n');
  const at = random(lines.length);
  const line = lines[at]!;
  const cut = random(line.length + 1);
  const changes = [
    () => lines.splice(at, 1),
    () => lines.splice(at, 0, line),
    () => (lines[at] = line.slice(0, cut)),
    () => (lines[at] = line.slice(0, cut) + String.fromCharCode(random(300)) + line.slice(cut + 1)),
    () => (lines[at] = line.replace(/\d+/, '99999999999')),
    () => lines.splice(random(lines.length), 0, ...lines.splice(at, 2)),
  ];
  changes[random(changes.length)]!();
  return lines.join('\r\n');
}
