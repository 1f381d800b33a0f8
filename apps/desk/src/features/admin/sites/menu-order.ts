import { moved } from '../routing/list-order.ts';
import type { ChoiceValues } from './site-values.ts';

/** The menu with one choice at another place among those of its level; the others stay where they are. */
export function movedChoice(menu: readonly ChoiceValues[], id: string, to: number): ChoiceValues[] {
  const choice = menu.find((one) => one.id === id);
  if (!choice) return [...menu];
  const siblings = menu.filter(({ parentId }) => parentId === choice.parentId);
  const order = moved(siblings, siblings.indexOf(choice), to);
  return menu.map((one) => (one.parentId === choice.parentId ? order.shift()! : one));
}
