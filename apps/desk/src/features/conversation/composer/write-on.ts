import type { Editor } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';

/**
 * Puts the caret after what is written, at once. The editor's own command waits for the next frame: keys pressed before it
 * would be lost, or be taken for keys of the desk.
 */
export function writeOn({ view }: Editor) {
  view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)));
  view.focus();
}
