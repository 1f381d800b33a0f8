import type { ConversationSummary } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommands } from '../../app/commands.ts';
import type { ListPlace } from './list-place.ts';
import type { Selection } from './use-selection.ts';

interface ListKeys {
  conversations: readonly ConversationSummary[];
  cursor: string | null;
  place: ListPlace;
  selection: Selection;
  moveTo: (index: number) => void;
}

/** j and k walk through the list, and through the conversations when one is open. */
export function useListKeys({ conversations, cursor, place, selection, moveTo }: ListKeys) {
  const { t } = useTranslation('conversation-list');
  const navigate = useNavigate();
  const at = conversations.findIndex((one) => one.id === cursor);
  const open = (id: string) => void navigate(`${place.path}/${id}${place.query}`);
  const step = (way: 1 | -1) => {
    const next = at < 0 ? 0 : at + way;
    const conversation = conversations[next];
    if (!conversation) return;
    moveTo(next);
    if (place.conversationId) open(conversation.id);
  };
  const key = (id: string, letter: string, run: () => void) =>
    ({ id: `list.${id}`, label: t(`keys.${id}`), group: 'list', key: letter, isKeyOnly: true, run }) as const;
  useCommands([
    key('next', 'j', () => step(1)),
    key('previous', 'k', () => step(-1)),
    key('open', 'Enter', () => cursor && open(cursor)),
    key('select', 'x', () => cursor && selection.toggle(cursor)),
    key('up', 'u', () => void navigate(place.path + place.query)),
    { ...key('clear', 'Escape', selection.clear) },
  ]);
}
