import { useSyncExternalStore } from 'react';
import { SILENT, type TelephoneState } from './telephone-state.ts';

/** The telephone as screens show it; the telephone itself comes later than they. */
export interface ShownTelephone extends TelephoneState {
  /** Another tab of this browser has it; it rings and speaks there, and obeys from here. */
  isElsewhere: boolean;
}

let shown: ShownTelephone = { ...SILENT, isElsewhere: false };
const listeners = new Set<() => void>();

export function showTelephone(next: ShownTelephone) {
  shown = next;
  for (const listener of listeners) listener();
}
export const useTelephone = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
/** Without a render, for what is asked at the moment it matters. */
export const currentTelephone = () => shown;
