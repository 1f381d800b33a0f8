import { useTranslation } from 'react-i18next';
import type { DeskChat } from './chat-changes.ts';
import classes from './online-dot.module.css';

export const presenceOf = ({ state, visitor }: Pick<DeskChat, 'state' | 'visitor'>) => {
  if (state === 'ended') return 'ended';
  if (!visitor.isOnline) return 'away';
  return state === 'idle' ? 'silent' : 'here';
};

/** Whether the visitor is there; the word stands in its label. */
export function OnlineDot({ chat }: { chat: DeskChat }) {
  const { t } = useTranslation('chats');
  const presence = presenceOf(chat);
  const words = t(`presence.${presence}`);
  return <span className={classes.dot} data-presence={presence} role="img" aria-label={words} title={words} />;
}
