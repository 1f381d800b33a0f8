import { useEffect, useRef, useState } from 'preact/hooks';
import { useSession } from '../use-session.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const SHOWN = 16;

/** Tones for whoever or whatever listens at the other end; the keyboard's digits do the same. */
export function Keypad({ takesFocus }: { takesFocus: boolean }) {
  const { session, texts } = useSession();
  const [pressed, setPressed] = useState('');
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) first.current?.focus();
  }, [takesFocus]);
  const press = (key: string) => {
    session.calls.press(key);
    setPressed((before) => (before + key).slice(-SHOWN));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (KEYS.includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) press(event.key);
  };
  return (
    <div class="keypad" role="group" aria-label={texts.live.keypad} onKeyDown={onKeyDown}>
      <output aria-label={texts.live.pressed}>{pressed}</output>
      {KEYS.map((key, index) => (
        <button key={key} type="button" ref={index === 0 ? first : null} onClick={() => press(key)}>
          {key}
        </button>
      ))}
    </div>
  );
}
