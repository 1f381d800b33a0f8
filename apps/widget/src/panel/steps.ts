import type { MenuChoice, WidgetConfig } from '@guichet/contracts';
import type { View, Way } from './state.ts';

type Known = Pick<WidgetConfig, 'menu' | 'fields'>;
/** `ready`: nothing is to be asked before the call. */
export type Step = View | { name: 'ready'; choiceId: string | null };

/** The menu where there is one. */
export const firstStep = (way: Way, config: Known): Step =>
  config.menu.length ? { name: 'menu', way, parentId: null } : stepAfter(way, undefined, config);

/** From a choice on: what hangs below it, then what is asked. */
export function stepAfter(way: Way, choice: MenuChoice | undefined, { menu, fields }: Known): Step {
  const choiceId = choice?.id ?? null;
  if (choiceId && menu.some(({ parentId }) => parentId === choiceId)) return { name: 'menu', way, parentId: choiceId };
  if (way === 'callback') return { name: 'callback', choiceId, instead: null };
  const hasQuestions = way !== 'call' || fields.length > 0 || choice?.asksOrder;
  return hasQuestions ? { name: 'details', way, choiceId } : { name: 'ready', choiceId };
}
