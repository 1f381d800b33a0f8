import { useSyncExternalStore } from 'react';

let place: HTMLElement | null = null;
let isFilled = false;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
function tell() {
  for (const listener of listeners) listener();
}

/** Given to the element at the foot of the list; while there is none the cards float over the page. */
export const offerDockPlace = (element: HTMLElement | null) => {
  place = element;
  tell();
};
export const useDockPlace = () => useSyncExternalStore(subscribe, () => place);

/** Whether cards stand there, so that nothing else is put over them. */
export const setDockFilled = (next: boolean) => {
  isFilled = next;
  tell();
};
export const useIsDockFilled = () => useSyncExternalStore(subscribe, () => isFilled);
