import { processorTime } from '@guichet/testing';
import { MACRO_VARIABLES } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { firstNameOf } from './first-name.ts';
import { type MacroSubject, renderMacro } from './render-macro.ts';

const subject: MacroSubject = {
  customer: { name: 'Léa Morin', email: 'lea@exemple.fr' },
  conversation: { number: 42, subject: 'Colis perdu' },
  agent: { name: 'Nadia Roche' },
  inbox: { name: 'Service client' },
};
const nobody: MacroSubject = { ...subject, customer: null };
const unnamed: MacroSubject = { ...subject, customer: { name: '', email: 'lea@exemple.fr' } };
const called = (name: string): MacroSubject => ({ ...subject, customer: { name, email: null } });

describe('renderMacro', () => {
  it.each([
    ['Bonjour {{customer.firstName}},', subject, 'Bonjour Léa,'],
    ['Bonjour {{ customer.firstName }},', subject, 'Bonjour Léa,'],
    ['Bonjour {{&nbsp;customer.firstName }},', subject, 'Bonjour Léa,'],
    ['{{customer.name}} <{{customer.email}}>', subject, 'Léa Morin <lea@exemple.fr>'],
    ['n° {{conversation.number}} : {{conversation.subject}}', subject, 'n° 42 : Colis perdu'],
    ['<p>{{agent.firstName}}, {{inbox.name}}</p>', subject, '<p>Nadia, Service client</p>'],
    ['{{agent.name}}{{agent.name}}', subject, 'Nadia RocheNadia Roche'],
  ])('%j → %3$j', (html, about, expected) => {
    expect(renderMacro(html, about)).toBe(expected);
  });

  it.each([
    ['Bonjour {{customer.firstName}},', nobody, 'Bonjour,'],
    ['Bonjour&nbsp;{{customer.firstName}} !', nobody, 'Bonjour !'],
    ['<p>Bonjour {{customer.firstName}}</p>', nobody, '<p>Bonjour</p>'],
    ['Bonjour {{customer.firstName}}', nobody, 'Bonjour'],
    ['Bonjour {{customer.firstName}} et merci', nobody, 'Bonjour et merci'],
    ['Cher {{customer.name}},', unnamed, 'Cher lea@exemple.fr,'],
    ['Bonjour {{customer.firstName}},', unnamed, 'Bonjour,'],
    ['{{customer.email}}.', nobody, '.'],
    ['a {{customer.email}}b', nobody, 'a b'],
  ])('falls back where nothing is known: %j → %3$j', (html, about, expected) => {
    expect(renderMacro(html, about)).toBe(expected);
  });

  it.each([
    ['{{customer.phone}}', '{{customer.phone}}'],
    ['{{constructor}} {{__proto__}} {{toString}}', '{{constructor}} {{__proto__}} {{toString}}'],
    ['{{customer.name', '{{customer.name'],
    ['{customer.name}', '{customer.name}'],
    ['{{}}', '{{}}'],
  ])('leaves unknown variables to be seen: %j', (html, expected) => {
    expect(renderMacro(html, subject)).toBe(expected);
  });

  it.each([
    ['<img src=x onerror=alert(1)>', '&#60;img src=x onerror=alert(1)&#62;'],
    ['"><b>', '&#34;&#62;&#60;b&#62;'],
    ['{{agent.name}}', '{{agent.name}}'],
    ['$& $1 $$', '$&#38; $1 $$'],
  ])('takes a customer called %j by the letter', (name, expected) => {
    expect(renderMacro('{{customer.name}}', called(name))).toBe(expected);
  });

  it('knows every variable of the contract', () => {
    for (const name of MACRO_VARIABLES) expect(renderMacro(`{{${name}}}`, subject)).not.toContain('{');
  });

  it('takes no time over hostile text', () => {
    const texts = ['{{'.repeat(50_000) + ' '.repeat(50_000), '{{&nbsp;'.repeat(12_000), `{{${' '.repeat(99_000)}`];
    expect(processorTime(() => texts.map((text) => renderMacro(text, subject)))).toBeLessThan(500);
  });
});

describe('firstNameOf', () => {
  it.each([
    ['Léa Morin', 'Léa'],
    ['Morin, Léa', 'Léa'],
    ['MORIN Léa', 'Léa'],
    ['Léa MORIN', 'Léa'],
    ['LEA MORIN', 'LEA'],
    ['Mme Léa Morin', 'Léa'],
    ['Mme Morin', ''],
    ['M. Dupont', ''],
    ['Dr. Anne-Marie Petit', 'Anne-Marie'],
    ['Léa', 'Léa'],
    ['  ', ''],
    ['', ''],
    ['李 小龙', '李'],
  ])('%j → %j', (name, expected) => {
    expect(firstNameOf(name)).toBe(expected);
  });
});
