import { Portal } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import { useEffect, useId, useRef, useState } from 'react';
import type { Trigger } from './use-trigger.ts';
import classes from './composer.module.css';

export interface Choice {
  id: string;
  label: string;
  hint: string;
}

interface TriggerMenuProps {
  editor: Editor;
  trigger: Trigger;
  label: string;
  empty: string;
  choices: readonly Choice[];
  onChoose: (id: string) => void;
  onDismiss: () => void;
}

const ROOM = 260;

/** The list at the caret; focus stays in the text, arrows and Enter reach the list. */
export function TriggerMenu({ editor, trigger, label, empty, choices, onChoose, onDismiss }: TriggerMenuProps) {
  const listId = useId();
  const [index, setIndex] = useState(0);
  const at = Math.min(index, Math.max(0, choices.length - 1));
  const press = useRef<(event: KeyboardEvent) => void>(undefined);
  useEffect(() => setIndex(0), [trigger.query]);
  useEffect(() => {
    press.current = (event) => {
      const chosen = choices[at];
      const moves: Record<string, (() => void) | undefined> = {
        ArrowDown: () => setIndex((at + 1) % Math.max(1, choices.length)),
        ArrowUp: () => setIndex((at + choices.length - 1) % Math.max(1, choices.length)),
        Escape: onDismiss,
        ...(chosen ? { Enter: () => onChoose(chosen.id), Tab: () => onChoose(chosen.id) } : {}),
      };
      const move = moves[event.key];
      if (!move || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      move();
    };
  });
  useEffect(() => {
    // Before the editor's own keys: there Enter breaks the line.
    const element = editor.view.dom;
    const listen = (event: KeyboardEvent) => press.current?.(event);
    element.addEventListener('keydown', listen, true);
    element.setAttribute('aria-controls', listId);
    return () => {
      element.removeEventListener('keydown', listen, true);
      element.removeAttribute('aria-controls');
      element.removeAttribute('aria-activedescendant');
    };
  }, [editor, listId]);
  useEffect(() => {
    editor.view.dom.setAttribute('aria-activedescendant', `${listId}-${at}`);
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [editor, listId, at]);
  const isAbove = trigger.top + ROOM > window.innerHeight;
  const place = {
    left: Math.min(trigger.left, window.innerWidth - 300),
    ...(isAbove ? { bottom: window.innerHeight - trigger.top + 24 } : { top: trigger.top + 4 }),
  };
  return (
    <Portal target="#main">
      <div
        className={classes.menu}
        style={place}
        role={choices.length ? 'listbox' : 'status'}
        id={listId}
        aria-label={label}
        data-open
      >
        {choices.length === 0 && <div className={classes.menuEmpty}>{empty}</div>}
        {choices.map((choice, position) => (
          <div
            key={choice.id}
            id={`${listId}-${position}`}
            className={classes.choice}
            role="option"
            aria-selected={position === at}
            onPointerMove={() => setIndex(position)}
            onMouseDown={(event) => {
              // A click must not take the focus out of the text.
              event.preventDefault();
              onChoose(choice.id);
            }}
          >
            <span className={classes.choiceLabel}>{choice.label}</span>
            <span className={classes.quiet}>{choice.hint}</span>
          </div>
        ))}
      </div>
    </Portal>
  );
}
