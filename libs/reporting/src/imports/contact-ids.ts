import { v5 as derived } from 'uuid';
import { foldText } from './fold-text.ts';
import type { PastContact } from './read-contact.ts';

type Contact = PastContact & { queueId: string };

/**
 * The id that a contact always gets, so that the same line again is the same contact. By its number in the channel where the
 * file has numbers; else by all it says and how often the file has said so before: two equal lines are two contacts.
 */
export class ContactIds {
  private readonly seen = new Map<string, number>();

  constructor(private readonly tenantId: string) {}

  /** Null: its number came before. */
  next(contact: Contact): string | null {
    const key = contact.contactId === '' ? contentOf(contact) : JSON.stringify([contact.channel, contact.contactId]);
    const before = this.seen.get(key) ?? 0;
    if (before > 0 && contact.contactId !== '') return null;
    this.seen.set(key, before + 1);
    return derived(before === 0 ? key : `${key}#${before}`, this.tenantId);
  }
}

const contentOf = ({ arrivedAt, queueId, channel, outcome, waitMs, handlingMs, agent, priority }: Contact): string =>
  JSON.stringify([arrivedAt, queueId, channel, outcome, waitMs, handlingMs, foldText(agent), priority]);
