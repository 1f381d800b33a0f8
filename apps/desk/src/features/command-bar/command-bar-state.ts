import { useSyncExternalStore } from 'react';
import { holdCommands } from '../../app/commands.ts';

type Open = 'bar' | 'help' | 'new-message' | null;
let open: Open = null;
const listeners = new Set<() => void>();

function show(next: Open) {
  open = next;
  holdCommands(next !== null);
  for (const listener of listeners) listener();
}
/** What lies over the desk: one at a time. */
export const useOverlay = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
export const openCommandBar = () => show('bar');
export const openKeyHelp = () => show('help');
export const openNewMessage = () => show('new-message');
export const closeOverlay = () => show(null);
