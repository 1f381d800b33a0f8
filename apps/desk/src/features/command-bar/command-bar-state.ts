import { useSyncExternalStore } from 'react';
import { holdCommands } from '../../app/commands.ts';

type Open = 'bar' | 'help' | 'new-message' | null;
let open: Open = null;
let query = '';
let isEntered = false;
const listeners = new Set<() => void>();

function show(next: Open) {
  open = next;
  query = '';
  isEntered = false;
  holdCommands(next !== null);
  for (const listener of listeners) listener();
}
function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
/** What lies over the desk: one at a time. */
export const useOverlay = () => useSyncExternalStore(subscribe, () => open);
/** What was typed into the command bar, or for it. */
export const useBarQuery = () => useSyncExternalStore(subscribe, () => query);
export function setBarQuery(next: string) {
  query = next;
  for (const listener of listeners) listener();
}
/** Keys that come before the bar's field has the focus are meant for it all the same. */
export function typeAhead(event: KeyboardEvent) {
  const isEnter = event.key === 'Enter';
  const isTyped = (event.key.length === 1 || isEnter) && !event.ctrlKey && !event.metaKey && !event.altKey;
  // The key that opened the bar is spent already.
  if (open !== 'bar' || !isTyped || event.defaultPrevented || event.target instanceof HTMLInputElement) return;
  event.preventDefault();
  if (isEnter) isEntered = query !== '';
  setBarQuery(isEnter ? query : query + event.key);
}
/** Enter came before the bar's field had the focus: what was typed is to be searched for. */
export const useIsEntered = () => useSyncExternalStore(subscribe, () => isEntered);
export const openCommandBar = () => show('bar');
export const openKeyHelp = () => show('help');
export const openNewMessage = () => show('new-message');
export const closeOverlay = () => show(null);
