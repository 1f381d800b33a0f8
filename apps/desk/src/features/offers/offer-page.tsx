import { IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../chats/chat-cache.ts';
import { basketInWords } from '../chats/basket-words.ts';
import classes from './work-card.module.css';

/** Where the visitor is on the site, and what he has in his basket. */
export function OfferPage({ conversationId }: { conversationId: string }) {
  const { i18n } = useTranslation();
  const context = useChat(conversationId)?.context;
  const page = context?.pages.at(-1);
  if (!page) return null;
  const facts = [page.title || page.url, basketInWords(context?.basket ?? null, i18n.language)];
  return (
    <p className={classes.facts}>
      <IconWorld size={16} stroke={1.75} aria-hidden />
      <span>{facts.filter(Boolean).join(' · ')}</span>
    </p>
  );
}
