/** Rooms are derived here and nowhere else; a page never names one. Ids are unique over all tenants. */
export const chatRoom = (conversationId: string): string => `chat:${conversationId}`;

const CHAT = chatRoom('');
/** Conversations whose rooms a socket is in. */
export const chatsOf = ({ rooms }: { rooms: ReadonlySet<string> }): string[] =>
  [...rooms].filter((room) => room.startsWith(CHAT)).map((room) => room.slice(CHAT.length));
