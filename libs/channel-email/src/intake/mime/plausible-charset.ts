/** Charsets tried, each with the characters that its texts are mostly made of. */
const CANDIDATES: readonly (readonly [string, RegExp])[] = [
  ['shift_jis', /[\u3040-\u30ff]/g],
  ['euc-jp', /[\u3040-\u30ff]/g],
  ['euc-kr', /[\uac00-\ud7a3]/g],
  // The most frequent characters and punctuation: any pair of bytes is some rare Chinese character.
  [
    'big5',
    /[的一是不了人我在有他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可她里後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長，。、：；？！「」]/g,
  ],
  [
    'gb18030',
    /[的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长，。、：；？！]/g,
  ],
  ['windows-1251', /[\u0430-\u044f]/g],
  ['koi8-r', /[\u0430-\u044f]/g],
];
/** Western texts have few bytes above 0x7f; below this share nothing else is tried. */
const MIN_SHARE = 0.25;

/** The charset in which unlabelled bytes make a likely text, or null. `sample` may end inside a character. */
export function plausibleCharset(sample: Uint8Array): string | null {
  const high = sample.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
  const written = sample.reduce((count, byte) => count + (byte > 0x20 ? 1 : 0), 0);
  if (high < 12 || high / written < MIN_SHARE) return null;
  let best: string | null = null;
  let bestScore = 0.12;
  for (const [name, usual] of CANDIDATES) {
    const text = new TextDecoder(name).decode(sample.subarray(0, sample.length - 1));
    const foreign = text.replace(/\p{ASCII}/gu, '');
    const broken = (foreign.match(/\ufffd/g)?.length ?? 0) / (foreign.length || 1);
    const score = (foreign.match(usual)?.length ?? 0) / (foreign.length || 1) - broken * 5;
    if (score > bestScore) [best, bestScore] = [name, score];
  }
  return best;
}
