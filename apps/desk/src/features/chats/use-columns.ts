import { useState } from 'react';
import type { DeskChat } from './chat-changes.ts';
import { columnsThatFit, shownColumns } from './columns.ts';

interface Columns {
  shown: string[];
  recent: string[];
}
const same = (a: readonly string[], b: readonly string[]) => a.join() === b.join();

/** The dialogues on screen; which of them gives way is the one looked at longest ago. */
export function useColumns(chats: readonly DeskChat[], activeId: string | undefined, width: number): string[] {
  const [state, setState] = useState<Columns>({ shown: [], recent: [] });
  const all = chats.map(({ conversationId }) => conversationId);
  const recent = activeId ? [activeId, ...state.recent.filter((id) => id !== activeId)] : state.recent;
  const shown = shownColumns(all, state.shown, activeId, columnsThatFit(width), recent);
  // Worked out while it is drawn, so that no column is drawn twice at two places.
  if (!same(shown, state.shown) || !same(recent, state.recent)) setState({ shown, recent });
  return shown;
}
