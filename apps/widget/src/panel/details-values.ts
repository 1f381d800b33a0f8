import type { ChatField } from '@guichet/contracts';
import { maskCards } from '@guichet/contracts/card-numbers';
import type { Asking } from './state.ts';

/** What is asked before a chat or a call, or in the form: the site's fields, and for the form always name and address. */
export interface Asked {
  key: string;
  kind: ChatField['kind'] | 'message';
  label: string;
  isRequired: boolean;
  options: string[];
}
export type Problem = 'missing' | 'wrongEmail';
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}$/;

interface Given {
  way: Asking;
  fields: readonly ChatField[];
  asksOrder: boolean;
  /** Something is sent there before it goes on. */
  needsEmail?: boolean;
  labels: { name: string; email: string; order: string; message: string };
  language: 'fr' | 'en';
}
export function askedOf({ way, fields, asksOrder, needsEmail = way === 'form', labels, language }: Given): Asked[] {
  const said = (text: { fr: string; en: string }) => text[language] || text.fr || text.en;
  const asked = fields.map(({ key, kind, label, isRequired, options }): Asked => {
    const own = kind === 'name' || kind === 'email' || kind === 'order' ? labels[kind] : key;
    const required = isRequired || (kind === 'email' && needsEmail) || (kind === 'order' && asksOrder);
    return { key, kind, label: said(label) || own, isRequired: required, options: options.map(said) };
  });
  const need = (kind: 'name' | 'email' | 'order', isRequired: boolean) => {
    if (asked.some((one) => one.kind === kind)) return [];
    return [{ key: kind, kind, label: labels[kind], isRequired, options: [] }];
  };
  return [
    ...(way === 'form' ? need('name', false) : []),
    ...(needsEmail ? need('email', true) : []),
    ...asked,
    ...(asksOrder ? need('order', true) : []),
    // Whoever calls says it himself.
    ...(way === 'call'
      ? []
      : [{ key: 'message', kind: 'message' as const, label: labels.message, isRequired: true, options: [] }]),
  ];
}

export function problemsOf(asked: readonly Asked[], values: Record<string, string>): Record<string, Problem> {
  const problems: Record<string, Problem> = {};
  for (const { key, kind, isRequired } of asked) {
    const value = values[key]?.trim() ?? '';
    if (!value && isRequired) problems[key] = 'missing';
    else if (value && kind === 'email' && !EMAIL.test(value)) problems[key] = 'wrongEmail';
  }
  return problems;
}

/** As the contract wants them: name, address and order by themselves, the rest by their keys. Whoever sends the message masks it and says so. */
export function answersOf(asked: readonly Asked[], values: Record<string, string>) {
  const of = (kind: Asked['kind']) => {
    const field = asked.find((one) => one.kind === kind);
    return (field && values[field.key]?.trim()) ?? '';
  };
  const others = asked.filter(({ kind, key }) => (kind === 'text' || kind === 'choice') && values[key]?.trim());
  return {
    name: maskCards(of('name')),
    email: of('email'),
    orderReference: maskCards(of('order')),
    text: of('message'),
    fields: Object.fromEntries(others.map(({ key }) => [key, maskCards(values[key]!.trim())])),
  };
}
