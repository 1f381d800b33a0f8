import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '@guichet/platform';
import type { ImapFlow } from 'imapflow';
import type { RawMail } from '../incoming-mail.service.ts';
import { fetchMails, type FetchedMail, listMails } from './fetch-mails.ts';
import { failureCodeOf, failureWords } from './mail-server-failure.ts';
import type { Cursor, MailboxLease } from './mailbox-leases.service.ts';
import type { FetcherParts } from './mailbox-fetcher.ts';
import { planBatches } from './plan-batches.ts';
import { withinTime } from './time-limit.ts';
import type { WakeUp } from './wake-up.ts';

const COMMAND_MS = 30_000;
/** So many batches may wait to be taken in before the next is fetched: an old mailbox must not queue before everybody. */
const BATCHES_AHEAD = 3;
/** One mail that takes long must not hold up its mailbox. */
const LONGEST_PAUSE_MS = 20_000;

/** Reads what is new in a mailbox's folders over one connection, from the cursor on. */
export class FolderReader {
  constructor(
    private readonly client: ImapFlow,
    private readonly lease: MailboxLease,
    private readonly parts: FetcherParts,
  ) {}

  /**
   * The folder that is listened to comes last, so that it stays selected. One that is missing stops no other, and not
   * the listening either; the answer says whether all were there.
   */
  async readAll(): Promise<boolean> {
    let isComplete = true;
    for (const path of [...this.lease.folders].reverse()) {
      try {
        await this.read(path);
      } catch (error) {
        if (failureCodeOf(error) !== 'folder') throw error;
        isComplete = false;
      }
    }
    return isComplete;
  }

  /** Until the server announces something or it is time to look again. A dead connection shows at the heartbeat. */
  async waitForNews(wakeUp: WakeUp, pollMs: number): Promise<void> {
    const idling = this.client.idle().catch(() => undefined);
    await wakeUp.wait(pollMs);
    await withinTime('the heartbeat', COMMAND_MS, this.client.noop());
    await withinTime('the end of IDLE', COMMAND_MS, idling);
  }

  private async read(path: string): Promise<void> {
    const { client, lease, parts } = this;
    const selected = client.mailbox && client.mailbox.path === path ? client.mailbox : await this.select(path);
    const { uidValidity } = selected;
    const known = await parts.leases.cursor(lease, path);
    // A new UIDVALIDITY makes all UIDs meaningless (RFC 3501 section 2.3.1.1): from the start, and the bytes tell what is known.
    const lastUid = known?.uidValidity === uidValidity ? known.lastUid : 0;
    const listed = await listMails(client, lastUid);
    if (listed.length > 0) await parts.leases.tell(lease, { state: 'syncing' }).catch(() => undefined);
    else if (known?.uidValidity !== uidValidity) await this.store(path, { uidValidity, lastUid }, []);
    const batches = planBatches(listed);
    for (const [at, batch] of batches.entries()) {
      const ahead = batches[at - BATCHES_AHEAD]?.at(-1);
      if (ahead) await this.untilTaken(this.sourceOf(path, uidValidity, ahead.uid));
      const mails = await fetchMails(client, batch, parts.limits);
      await this.store(path, { uidValidity, lastUid: batch.at(-1)!.uid }, mails);
      await this.move(path, mails);
    }
  }

  private async untilTaken(source: string): Promise<void> {
    const end = Date.now() + LONGEST_PAUSE_MS;
    while (this.client.usable && Date.now() < end && (await this.parts.incoming.isWaiting(source))) await sleep(100);
  }

  private sourceOf(path: string, uidValidity: bigint, uid: number): string {
    return `imap:${this.lease.mailboxId}:${path}:${uidValidity}:${uid}`;
  }

  private select(path: string) {
    return withinTime(`opening ${path}`, COMMAND_MS, this.client.mailboxOpen(path));
  }

  /** Rows and cursor in one transaction: what the cursor passes is stored. */
  private store(path: string, cursor: Cursor, fetched: readonly FetchedMail[]): Promise<void> {
    const { mailboxId, inboxId } = this.lease;
    const mails = fetched.map(({ uid, raw, receivedAt }): RawMail => {
      const source = this.sourceOf(path, cursor.uidValidity, uid);
      return { raw, source, inboxId, mailboxId, receivedAt };
    });
    return this.parts.incoming.storeAll(mails, (tx) => this.parts.leases.advance(tx, this.lease, path, cursor));
  }

  /** Tidiness only: a mail that cannot be moved stays where it is and is not fetched again. */
  private async move(path: string, mails: readonly FetchedMail[]): Promise<void> {
    const { moveTo, mailboxId } = this.lease;
    if (moveTo === null || moveTo === path || mails.length === 0) return;
    const uids = mails.map(({ uid }) => uid).join(',');
    try {
      await withinTime('moving', COMMAND_MS, this.client.messageMove(uids, moveTo, { uid: true }));
    } catch (error) {
      log.warn({ mailboxId, words: failureWords(error) }, 'mails could not be moved');
    }
  }
}
