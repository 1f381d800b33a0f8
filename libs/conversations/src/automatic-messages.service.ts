import { Injectable } from '@nestjs/common';
import type { Address } from '@guichet/contracts';
import type { Tx } from '@guichet/platform';

export interface AutomaticMessage {
  conversationId: string;
  to: Address;
  /** Default: the conversation's, as an answer. */
  subject?: string;
  text: string;
}

/** Mails the server writes by itself, such as acknowledgements: no hold, and the conversation stays as it is. */
@Injectable()
export class AutomaticMessages {
  async send(_tx: Tx, _message: AutomaticMessage): Promise<{ entryId: string }> {
    throw new Error('not built yet');
  }
}
