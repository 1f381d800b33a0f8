import { expect, it } from 'vitest';
import { typeset, typesetAll } from './typography.ts';

it.each([
  ['Mot de passe oublié ?', 'Mot de passe oublié\u202f?'],
  ['Rien pour « {{q}} »', 'Rien pour «\u00a0{{q}}\u00a0»'],
  ['Réponse : « non » ; fin', 'Réponse\u00a0: «\u00a0non\u00a0»\u202f; fin'],
  ['{{hours}} h {{minutes}}', '{{hours}}\u00a0h {{minutes}}'],
  ['25 Mo au plus', '25\u00a0Mo au plus'],
  ['Nº {{number}} : {{reason}}', 'Nº\u00a0{{number}}\u00a0: {{reason}}'],
  ['No. {{number}}: {{reason}}', 'No.\u00a0{{number}}: {{reason}}'],
  ['Type / then the shortcut', 'Type / then the shortcut'],
])('ties what belongs together: %s', (plain, tied) => expect(typeset(plain)).toBe(tied));

it('reaches every text', () =>
  expect(typesetAll({ a: 'Quoi ?', b: { c: 'Oui' } })).toEqual({ a: 'Quoi\u202f?', b: { c: 'Oui' } }));
