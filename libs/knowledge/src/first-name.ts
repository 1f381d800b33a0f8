const TITLES = /^(m|mr|mrs|ms|miss|mme|mlle|madame|monsieur|mademoiselle|dr|pr|prof|me|herr|frau)\.?$/i;
const isCapitals = (word: string): boolean =>
  word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();

/**
 * How one would greet this person: « Léa » for « Léa Morin », « Morin, Léa », « MORIN Léa » and « Mme Léa Morin ».
 * Empty where only a title and a surname are known, since « Bonjour Morin » is worse than « Bonjour ».
 */
export function firstNameOf(name: string): string {
  const [before = '', after = ''] = name.split(',', 2);
  const words = (after.trim() || before).trim().split(/\s+/).filter(Boolean);
  const plain = words.filter((word) => !TITLES.test(word));
  if (plain.length < words.length && plain.length < 2) return '';
  const hasBoth = plain.some(isCapitals) && !plain.every(isCapitals);
  return (hasBoth ? plain.find((word) => !isCapitals(word)) : plain[0]) ?? '';
}
