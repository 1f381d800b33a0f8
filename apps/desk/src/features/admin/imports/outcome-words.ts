import { IMPORT_OUTCOMES, type ImportChoices, type ImportOutcome } from '@guichet/contracts';

/** Words of a file for each outcome, separated by commas. */
export type OutcomeTexts = Record<ImportOutcome, string>;

export const outcomeWords = (texts: OutcomeTexts): ImportChoices['words'] =>
  Object.fromEntries(
    IMPORT_OUTCOMES.flatMap((outcome) =>
      texts[outcome]
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean)
        .map((word) => [word, outcome] as const),
    ),
  );

export function textsOfWords(words: ImportChoices['words']): OutcomeTexts {
  const textOf = (outcome: ImportOutcome) =>
    Object.keys(words)
      .filter((word) => words[word] === outcome)
      .join(', ');
  return { answered: textOf('answered'), abandoned: textOf('abandoned'), overflowed: textOf('overflowed') };
}
