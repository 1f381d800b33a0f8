import { Injectable } from '@nestjs/common';
import type { Tx } from '@guichet/platform';
import type { Bounce, IncomingMessage, Received } from './incoming-message.ts';

@Injectable()
export class ConversationIntake {
  /** Puts a message where it belongs, in the caller's transaction. */
  async receive(_tx: Tx, _incoming: IncomingMessage): Promise<Received> {
    throw new Error('not built yet');
  }

  async addBounce(_tx: Tx, _bounce: Bounce): Promise<void> {
    throw new Error('not built yet');
  }

  /** Whether an address took part: only then may it answer into the conversation. */
  async isParticipant(_tx: Tx, _conversationId: string, _address: string): Promise<boolean> {
    throw new Error('not built yet');
  }
}
