import type { MACRO_VARIABLES } from '@guichet/contracts';
import { firstNameOf } from './first-name.ts';

/** What a text's variables are filled from. */
export interface MacroSubject {
  customer: { name: string; email: string | null } | null;
  conversation: { number: number; subject: string };
  agent: { name: string };
  inbox: { name: string };
}
type Variable = (typeof MACRO_VARIABLES)[number];

/** Editors write a space as `&nbsp;` where it stands at an edge. */
const VARIABLE = /(\s|&nbsp;)?\{\{(?:\s|&nbsp;)*([\w.]+)(?:\s|&nbsp;)*\}\}/g;
const AFTER = /\s|&nbsp;|[,.;:!?<]|$/y;

/**
 * Fills in the variables of `MACRO_VARIABLES`, escaped for html, each once: what a customer calls himself is never read
 * as a variable. Unknown ones stay to be seen. An empty one takes the space before it along, so that
 * « Bonjour {{customer.firstName}}, » becomes « Bonjour, ».
 */
export function renderMacro(html: string, subject: MacroSubject): string {
  const values = valuesOf(subject);
  return html.replace(VARIABLE, (whole: string, space: string | undefined, name: string, at: number) => {
    const value = values.get(name);
    if (value === undefined) return whole;
    AFTER.lastIndex = at + whole.length;
    return value || !AFTER.test(html) ? (space ?? '') + escapeHtml(value) : '';
  });
}

function valuesOf({ customer, conversation, agent, inbox }: MacroSubject): Map<string, string> {
  const email = customer?.email ?? '';
  const values: Record<Variable, string> = {
    'customer.name': customer?.name || email,
    'customer.firstName': firstNameOf(customer?.name ?? ''),
    'customer.email': email,
    'conversation.number': String(conversation.number),
    'conversation.subject': conversation.subject,
    'agent.name': agent.name,
    'agent.firstName': firstNameOf(agent.name) || agent.name,
    'inbox.name': inbox.name,
  };
  return new Map(Object.entries(values));
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
