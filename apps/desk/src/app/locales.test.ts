import { AUDIT_ACTIONS, ERROR_STATUS } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';

type Words = { [name: string]: string | Words };
const all = import.meta.glob<Words>('./locales/*/*.json', { eager: true, import: 'default' });
const filesOf = (locale: string) =>
  Object.keys(all)
    .filter((path) => path.startsWith(`./locales/${locale}/`))
    .map((path) => path.split('/').at(-1)!);
const read = (locale: string, file: string) => all[`./locales/${locale}/${file}`]!;
const files = filesOf('fr');

/** Names with their variables; plural forms count once, since each language has its own. */
function namesOf(words: Words, path = ''): string[] {
  const names = Object.entries(words).flatMap(([name, value]) => {
    const here = `${path}${name.replace(/_(zero|one|two|few|many|other)$/, '')}`;
    if (typeof value !== 'string') return namesOf(value, `${here}.`);
    const variables = [...value.matchAll(/{{\s*(\w+)/g)].map((match) => match[1]).filter((one) => one !== 'count');
    return [`${here} ${[...new Set(variables)].toSorted().join(' ')}`.trim()];
  });
  return [...new Set(names)].toSorted();
}

describe('texts', () => {
  it('exist in both languages', () => expect(filesOf('en')).toEqual(files));
  it.each(files)('%s has the same words in French and English', (file) => {
    expect(namesOf(read('en', file))).toEqual(namesOf(read('fr', file)));
  });
  it.each(['fr', 'en'])('%s has words for every error code', (locale) => {
    expect(Object.keys(read(locale, 'errors.json'))).toEqual(expect.arrayContaining(Object.keys(ERROR_STATUS)));
  });
  it.each(['fr', 'en'])('the audit log has words for every act in %s', (locale) => {
    const { actions } = read(locale, 'admin.json')['audit'] as { actions: Words };
    expect(Object.keys(actions)).toEqual(expect.arrayContaining([...AUDIT_ACTIONS]));
  });
});
