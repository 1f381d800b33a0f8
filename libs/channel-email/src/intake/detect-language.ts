import { detectAll } from 'tinyld';

/** Shorter texts are guessed wrongly too often to act on. */
const MIN_LETTERS = 20;
const MAX_LENGTH = 2000;
const MIN_ACCURACY = 0.2;

/** The language of a text as ISO 639-1, or null when it is too short or too mixed to tell. */
export function detectLanguage(text: string): string | null {
  const words = text
    .slice(0, MAX_LENGTH)
    .replace(/\S{0,200}(?:@|:\/\/)\S{0,500}/g, ' ')
    .replace(/[\d<>|_=*#]+/g, ' ');
  if ((words.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return null;
  const best = detectAll(words)[0];
  return best && best.accuracy >= MIN_ACCURACY && best.lang.length === 2 ? best.lang : null;
}
