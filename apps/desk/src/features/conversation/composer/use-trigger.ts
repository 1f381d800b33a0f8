import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';

export interface Trigger {
  sign: '/' | '@';
  query: string;
  /** The typed piece, to be replaced by what is chosen. */
  from: number;
  to: number;
  left: number;
  top: number;
}

const TYPED = /(?:^|\s)([/@])([\p{L}\p{N}.-]{0,40})$/u;

function triggerAt(editor: Editor): Trigger | null {
  const { selection } = editor.state;
  if (!selection.empty || !editor.isFocused) return null;
  const { $from, from } = selection;
  const before = $from.parent.textBetween(
    Math.max(0, $from.parentOffset - 60),
    $from.parentOffset,
    undefined,
    '\ufffc',
  );
  const [, sign, query] = TYPED.exec(before) ?? [];
  if (sign === undefined || query === undefined) return null;
  const start = from - query.length - 1;
  const { left, bottom } = editor.view.coordsAtPos(start);
  return { sign: sign as '/' | '@', query, from: start, to: from, left, top: bottom };
}

/** A `/` or `@` being typed, until something is chosen, Escape is pressed or the caret leaves. */
export function useTrigger(editor: Editor | null) {
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [refused, setRefused] = useState<number | null>(null);
  useEffect(() => {
    if (!editor) return;
    const look = () => setTrigger(triggerAt(editor));
    const leave = () => setTrigger(null);
    editor.on('update', look);
    editor.on('selectionUpdate', look);
    editor.on('blur', leave);
    return () => {
      editor.off('update', look);
      editor.off('selectionUpdate', look);
      editor.off('blur', leave);
    };
  }, [editor]);
  const isRefused = trigger !== null && trigger.from === refused;
  useEffect(() => {
    if (trigger === null) setRefused(null);
  }, [trigger]);
  return { trigger: isRefused ? null : trigger, dismiss: () => setRefused(trigger?.from ?? null) };
}
