/** A display name as a person would write it; empty when it tells no more than the address does. */
export function cleanName(name: string, address = ''): string {
  const plain = name
    .normalize('NFC')
    // Control characters, bidirectional overrides and zero-width ones only serve to deceive.
    .replace(/\p{C}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(["'‘’“”«»<]\s*)+|(\s*["'‘’“”«»>])+$/gu, '')
    .trim();
  const isAddress = plain.toLowerCase() === address.toLowerCase() || /^\S+@\S+$/.test(plain);
  return isAddress ? '' : [...plain].slice(0, 200).join('').trim();
}
