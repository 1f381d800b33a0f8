import { useEffect, useId, useRef, useSyncExternalStore } from 'react';

/** Something the desk can do now: by key, from the command bar, and listed in the help. */
export interface Command {
  id: string;
  label: string;
  group: 'go' | 'conversation' | 'list' | 'desk';
  key?: string;
  /** Known to the keyboard only; the command bar leaves it out. */
  isKeyOnly?: boolean;
  /** Wins over others with the same key: marked rows before the open conversation. */
  isFirst?: boolean;
  /** Asked before its key counts: what has the focus may speak against it. */
  fits?: (focused: Element) => boolean;
  run: () => void;
}

const isMac = /mac/i.test(navigator.userAgent);
/** The key of shortcuts, as it is called on this keyboard. */
export const CTRL = isMac ? '⌘' : 'Ctrl';

const offers = new Map<string, Command[]>();
const listeners = new Set<() => void>();
let all: Command[] = [];

function publish() {
  all = [...offers.values()].flat();
  for (const listener of listeners) listener();
}

export const currentCommands = () => all;
export const useCommandList = () =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentCommands);

/** Offers commands while the component is mounted. What they run may change at each render. */
export function useCommands(commands: readonly Command[]) {
  const owner = useId();
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const shape = commands.map((command) => [command.id, command.label, command.key].join('\u0001')).join('\u0002');
  useEffect(() => {
    offers.set(
      owner,
      latest.current.map((command) => ({
        ...command,
        run: () => latest.current.find((one) => one.id === command.id)?.run(),
      })),
    );
    publish();
    return () => {
      offers.delete(owner);
      publish();
    };
  }, [owner, shape]);
}

let isHeld = false;
/** While something is about to open over the desk, keys already belong to it: typing "re…" must not reply or resolve. */
export const holdCommands = (held: boolean) => {
  isHeld = held;
};

/** Typing belongs to the field, and an open menu or dialogue has its own keys. */
function isTaken(event: KeyboardEvent) {
  const target = event.target as HTMLElement;
  if (isHeld) return true;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) {
    if ((target as HTMLInputElement).type !== 'checkbox') return true;
  }
  return document.querySelector('[role=dialog],[role=menu],[role=listbox][data-open]') !== null;
}

/** One listener for all keys of the desk. */
export function useCommandKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTaken(event)) return;
      // Enter on a button or link presses that.
      if (event.key === 'Enter' && (event.target as HTMLElement).closest('button,a')) return;
      const offered = all.filter((one) => one.key === event.key && (one.fits?.(event.target as Element) ?? true));
      const command = offered.find((one) => one.isFirst) ?? offered.at(-1);
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
