// Writes the standard prompts of libs/channel-voice: node scripts/make-prompts.ts (needs Debian's espeak-ng and opus-tools).
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeLaw } from '../libs/media/src/audio/g711.ts';
import { projectFolder } from './file-hash.ts';

const folder = join(projectFolder, 'libs/channel-voice/public/prompts');
const VOICES: Record<string, string> = { fr: 'fr-fr', en: 'en-gb' };
const WORDS_A_MINUTE = '145';
/** Of one keypad: nine choices a level, nine places told one by one. */
const NUMBERED = ['press', 'position'];

type Texts = Record<string, Record<string, string>>;
const texts = JSON.parse(readFileSync(join(projectFolder, 'scripts/prompt-texts.json'), 'utf8')) as Texts;

const spoken = (name: string, text: string): [string, string][] =>
  NUMBERED.includes(name)
    ? Array.from({ length: 9 }, (_, at) => [`${name}-${at + 1}`, text.replace('{number}', String(at + 1))])
    : [[name, text]];

function write(language: string, name: string, text: string): void {
  const inWork = join(temporary, 'prompt');
  const [wav, opus, raw] = [`${inWork}.wav`, `${inWork}.opus`, `${inWork}.raw`];
  execFileSync('espeak-ng', ['-v', VOICES[language]!, '-s', WORDS_A_MINUTE, '-w', wav, text]);
  const quality = ['--bitrate', '20', '--framesize', '20', '--serial', '1', '--discard-comments', '--padding', '0'];
  execFileSync('opusenc', ['--quiet', '--speech', ...quality, wav, opus]);
  execFileSync('opusdec', ['--quiet', '--rate', '8000', opus, raw]);
  const pcm = readFileSync(raw);
  const samples = Int16Array.from({ length: pcm.length / 2 }, (_, at) => pcm.readInt16LE(at * 2));
  const target = join(folder, language, name);
  writeFileSync(`${target}.opus`, readFileSync(opus));
  writeFileSync(`${target}.alaw`, encodeLaw(samples, 'pcma'));
}

const temporary = mkdtempSync(join(tmpdir(), 'guichet-prompts-'));
for (const [language, names] of Object.entries(texts)) {
  mkdirSync(join(folder, language), { recursive: true });
  for (const [name, text] of Object.entries(names))
    for (const [file, words] of spoken(name, text)) write(language, file, words);
}
rmSync(temporary, { recursive: true });
