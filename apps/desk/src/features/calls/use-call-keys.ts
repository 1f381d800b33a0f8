import { useEffect } from 'react';
import { currentCommands } from '../../app/commands.ts';

/** By the key's place: with Alt some keyboards make another letter of it. */
const KEYS: Record<string, string> = {
  KeyM: 'call.mute',
  KeyH: 'call.hold',
  KeyK: 'call.keypad',
  KeyC: 'call.ask',
  KeyT: 'call.pass',
  KeyQ: 'call.hang-up',
};

/** Alt and a letter for what a call offers, while one types too: a call is noted down while it is spoken. */
export function useCallKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) return;
      const command = currentCommands().find(({ id }) => id === KEYS[event.code]);
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      command.run();
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, []);
}
