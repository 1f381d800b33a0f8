import { type ChatField, maskCards, type SiteText } from '@guichet/contracts';

export interface FieldAnswer {
  label: string;
  answer: string;
}

const inLanguage = (text: SiteText, language: 'fr' | 'en'): string => text[language] || text.fr || text.en;

/** What was asked before the chat and answered, in the site's order. Whatever the site does not ask is dropped. */
export function answersOf(
  fields: readonly ChatField[],
  answers: Readonly<Record<string, string>>,
  language: 'fr' | 'en',
): FieldAnswer[] {
  return fields
    .map(({ key, label }) => ({ label: inLanguage(label, language), answer: maskCards(answers[key] ?? '') }))
    .filter(({ answer }) => answer !== '');
}

/** Keys of fields that must be answered and are not. */
export function unanswered(
  fields: readonly ChatField[],
  said: { name: string; email: string; orderReference: string; fields: Readonly<Record<string, string>> },
): string[] {
  const known: Partial<Record<ChatField['kind'], string>> = {
    name: said.name,
    email: said.email,
    order: said.orderReference,
  };
  return fields
    .filter(({ isRequired, kind, key }) => isRequired && !(said.fields[key] || known[kind]))
    .map(({ key }) => key);
}
