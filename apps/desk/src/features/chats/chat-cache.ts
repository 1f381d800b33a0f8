import { getChat, listMyChats, type AnswerOf } from '@guichet/contracts';
import { keyOf, queryClient, useAnswer } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { withWord, type DeskChat } from './chat-changes.ts';

type Mine = AnswerOf<typeof listMyChats>;
const NONE: readonly DeskChat[] = [];

/** My dialogues that have not ended, oldest first. */
export function useMyChats(): readonly DeskChat[] {
  const { can } = useSession();
  return useAnswer(listMyChats, can('conversation.write') ? {} : null).data?.chats ?? NONE;
}

/** The chat of a conversation; null while it is not known, and for what is none. */
export const useChat = (conversationId: string | null) =>
  useAnswer(getChat, conversationId ? { conversationId } : null, { retry: false }).data ?? null;

export const knownChat = (conversationId: string) =>
  queryClient.getQueryData<DeskChat>(keyOf(getChat, { conversationId }));

export const isMine = (conversationId: string) =>
  queryClient
    .getQueryData<Mine>(keyOf(listMyChats, {}))
    ?.chats.some((chat) => chat.conversationId === conversationId) ?? false;

/** Wherever the chat is shown. */
export function changeChat(conversationId: string, change: (chat: DeskChat) => DeskChat) {
  queryClient.setQueryData<DeskChat>(keyOf(getChat, { conversationId }), (chat) => chat && change(chat));
  queryClient.setQueryData<Mine>(
    keyOf(listMyChats, {}),
    (mine) =>
      mine && { chats: mine.chats.map((chat) => (chat.conversationId === conversationId ? change(chat) : chat)) },
  );
}

/** The server's word. */
export function putChat(told: DeskChat) {
  queryClient.setQueryData<DeskChat>(keyOf(getChat, { conversationId: told.conversationId }), (known) =>
    withWord(known, told),
  );
  changeChat(told.conversationId, (known) => withWord(known, told));
}
