import { Controller } from '@nestjs/common';
import { endChat, getChat, type InputOf, listMyChats } from '@guichet/contracts';
import { currentActor, Implements } from '@guichet/platform';
import { DialogueAccess } from '../live/dialogue-access.service.ts';
import { ChatEnds } from './chat-ends.service.ts';

/** Past every message, so that only the chat itself is read. */
const NO_ENTRIES = 2_147_483_647;

@Controller()
export class ChatsController {
  constructor(
    private readonly access: DialogueAccess,
    private readonly ends: ChatEnds,
  ) {}

  @Implements(getChat)
  async get({ conversationId }: InputOf<typeof getChat>) {
    return (await this.access.open(conversationId, NO_ENTRIES)).chat;
  }
  @Implements(listMyChats)
  async mine(_: InputOf<typeof listMyChats>) {
    return { chats: await this.access.mine(currentActor().userId) };
  }
  @Implements(endChat)
  async end({ conversationId }: InputOf<typeof endChat>) {
    await this.access.open(conversationId, NO_ENTRIES);
    await this.ends.end(conversationId, 'agent');
    return (await this.access.open(conversationId, NO_ENTRIES)).chat;
  }
}
