/** Numbers as long as a payment card's, in one piece or in groups. */
const LONG = /\d(?:[ .-]?\d){13,18}/g;

/** ISO/IEC 7812-1, annex B. */
function hasLuhnDigit(number: string): boolean {
  let sum = 0;
  const digits = number.replace(/\D/g, '');
  for (let at = 1; at <= digits.length; at += 1) {
    const value = Number(digits.at(-at)) * (at % 2 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** Dots out what could be a card's number. Coarser and smaller than the contract's maskCards, which the panel uses on what people write. */
export const masked = (text: string): string =>
  text.replace(LONG, (found) => (hasLuhnDigit(found) ? `•••• ${found.slice(-4)}` : found));
