import { Inject, Injectable } from '@nestjs/common';
import type { Address } from '@guichet/contracts';
import { CONFIG, type Config, found, type rows, type Tx } from '@guichet/platform';

/** The mail side of an inbox, without how it sends. */
export type EmailSettings = Pick<
  rows.EmailInbox,
  'inboxId' | 'address' | 'fromName' | 'door' | 'acknowledges' | 'acknowledgementText'
>;

/** Whom an inbox answers as, and which addresses are ours. */
@Injectable()
export class EmailIdentity {
  /** Asked several times for one mail; within a transaction the answer is the same. */
  private readonly inboxes = new WeakMap<Tx, Promise<EmailSettings[]>>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  doorAddress({ door }: Pick<rows.EmailInbox, 'door'>): string {
    return `${door}@${this.config.SMTP_DOOR_DOMAIN}`;
  }

  /** All inboxes' addresses are ours: a mail to two of them must not make one write to the other. */
  async identityOf(tx: Tx, inboxId: string): Promise<{ from: Address; ownAddresses: string[] }> {
    const inboxes = await this.inboxesIn(tx);
    const own = found(inboxes.find((inbox) => inbox.inboxId === inboxId));
    const ownAddresses = inboxes.flatMap((inbox) => [
      inbox.address.toLowerCase(),
      this.doorAddress(inbox).toLowerCase(),
    ]);
    return { from: { name: own.fromName, address: own.address }, ownAddresses };
  }

  /** The mail side of an inbox. */
  async settingsOf(tx: Tx, inboxId: string): Promise<EmailSettings> {
    return found((await this.inboxesIn(tx)).find((inbox) => inbox.inboxId === inboxId));
  }

  private inboxesIn(tx: Tx): Promise<EmailSettings[]> {
    let inboxes = this.inboxes.get(tx);
    if (!inboxes) this.inboxes.set(tx, (inboxes = settingsIn(tx)));
    return inboxes;
  }
}

/** By SQL, since it runs for every mail. */
const settingsIn = (tx: Tx): Promise<EmailSettings[]> => tx.$queryRaw<EmailSettings[]>`
  select inbox_id as "inboxId", address, from_name as "fromName", door, acknowledges,
    acknowledgement_text as "acknowledgementText"
  from email_inbox`;
