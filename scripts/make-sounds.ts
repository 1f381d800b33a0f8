// Writes the sounds of libs/media: node scripts/make-sounds.ts (needs opusenc, of Debian's opus-tools).
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeLaw } from '../libs/media/src/audio/g711.ts';
import { projectFolder } from './file-hash.ts';

const RATE = 48_000;
const folder = join(projectFolder, 'libs/media/public/sounds');
type Voice = (second: number) => number;

const semitones = (count: number): number => 440 * 2 ** (count / 12);
const sine = (hertz: number, second: number): number => Math.sin(2 * Math.PI * hertz * second);

/** A plucked note: a few partials that fade, the higher ones sooner. */
const pluck = (hertz: number, since: number): number =>
  since < 0
    ? 0
    : [1, 2, 3].reduce(
        (sum, partial) => sum + (sine(hertz * partial, since) * Math.exp(-since * 2.2 * partial)) / partial,
        0,
      );

/** Four bars, a chord broken upwards in each, the bass beneath: a phrase that can begin again without a seam. */
const CHORDS = [
  [-21, -9, -5, -2, 3],
  [-24, -12, -8, -5, 0],
  [-28, -9, -4, 0, 3],
  [-26, -7, -2, 2, 5],
];
const BAR = 3.2;
const PATTERN = [1, 2, 3, 4, 3, 2, 3, 2];

const music: Voice = (second) => {
  const length = CHORDS.length * BAR;
  const notes = CHORDS.flatMap((chord, bar) => [
    { at: bar * BAR, note: chord[0]!, loudness: 0.9 },
    ...PATTERN.map((step, place) => ({
      at: bar * BAR + (place * BAR) / PATTERN.length,
      note: chord[step]!,
      loudness: 0.6,
    })),
  ]);
  // Also heard from the round before, so that the end flows into the beginning.
  return notes.reduce((sum, { at, note, loudness }) => {
    const since = (second - at + length) % length;
    return sum + 0.16 * loudness * pluck(semitones(note), since);
  }, 0);
};
/** 1.5 s of 440 Hz, then 3.5 s of silence, as French exchanges ring. */
const ringback: Voice = (second) => (second < 1.5 ? 0.2 * sine(440, second) : 0);

function pcm(voice: Voice, seconds: number, rate: number): Int16Array {
  return Int16Array.from({ length: Math.round(seconds * rate) }, (_, at) => Math.round(voice(at / rate) * 32_767));
}

function write(name: string, voice: Voice, seconds: number): void {
  const raw = join(temporary, `${name}.raw`);
  writeFileSync(raw, new Uint8Array(pcm(voice, seconds, RATE).buffer));
  const format = ['--raw', '--raw-bits', '16', '--raw-rate', String(RATE), '--raw-chan', '1'];
  const quality = ['--bitrate', '24', '--framesize', '20', '--serial', '1', '--discard-comments', '--padding', '0'];
  execFileSync('opusenc', ['--quiet', ...format, ...quality, raw, join(folder, `${name}.opus`)]);
  // Telephones take 8,000 samples a second; all notes lie far below 4 kHz, so none is folded back.
  writeFileSync(join(folder, `${name}.alaw`), encodeLaw(pcm(voice, seconds, 8_000), 'pcma'));
}

const temporary = mkdtempSync(join(tmpdir(), 'guichet-sounds-'));
mkdirSync(folder, { recursive: true });
write('hold-music', music, CHORDS.length * BAR);
write('ringback', ringback, 5);
rmSync(temporary, { recursive: true });
