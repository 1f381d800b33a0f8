import { Injectable } from '@nestjs/common';
import type { CallbackAsk, CallbackCodeAsk } from '@guichet/contracts';
import { Clock, currentTenant, Db, Jobs, type rows, Secrets, type Tx } from '@guichet/platform';
import type { Admitted } from '@guichet/sites';
import type * as z from 'zod';
import { refuse, requireNumber } from '../callbacks/callback-making.service.ts';
import { CallbackSettingsService } from '../settings/callback-settings.service.ts';
import { isCode } from './code-hash.ts';

export const CODE_MAIL = 'callback.code-mail';
const CODE_MINUTES = 10;
/** With a million codes nobody guesses one in this many. */
const MOST_TRIES = 5;
/** No mailbox gets more, whoever asks for it. */
const PER_MAILBOX_AN_HOUR = 5;
const HOUR_MS = 3_600_000;

type Asked = Pick<z.output<typeof CallbackAsk>, 'number' | 'country' | 'email' | 'code'>;

type NewCode = Pick<rows.CallbackCode, 'visitorId' | 'siteId' | 'number' | 'email' | 'language' | 'sentAt'>;

/** Codes by which visitors show that they read the address they give, where a site wants it. */
@Injectable()
export class NumberCodes {
  constructor(
    private readonly db: Db,
    private readonly settings: CallbackSettingsService,
    private readonly secrets: Secrets,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** The mail is a job's: from here its going out cannot be told from its staying. */
  send({ site, visitor }: Admitted, said: z.output<typeof CallbackCodeAsk>): Promise<{ minutes: number }> {
    return this.db.tx(async (tx) => {
      const { number } = requireNumber(said.number, await this.settings.of(tx, site.id), said.country);
      const sentAt = this.clock.now();
      const hourAgo = new Date(sentAt.getTime() - HOUR_MS);
      const [{ visitorId }, email] = [visitor, said.email.toLowerCase()];
      await oneAtATime(tx, email);
      await tx.callbackCode.deleteMany({ where: { sentAt: { lt: hourAgo } } });
      const isFull = (await tx.callbackCode.count({ where: { email } })) >= PER_MAILBOX_AN_HOUR;
      if (!isFull) await this.make(tx, { visitorId, siteId: site.id, number, email, language: said.language, sentAt });
      return { minutes: CODE_MINUTES };
    });
  }

  /** In place of the one before, which stays for the count of its mailbox. */
  private async make(tx: Tx, code: NewCode): Promise<void> {
    const { visitorId, sentAt } = code;
    await tx.callbackCode.updateMany({ where: { visitorId, expiresAt: { gt: sentAt } }, data: { expiresAt: sentAt } });
    const fresh = { ...code, hash: null, tries: 0, expiresAt: new Date(sentAt.getTime() + CODE_MINUTES * 60_000) };
    const where = { tenantId_visitorId_sentAt: { tenantId: currentTenant(), visitorId, sentAt } };
    await tx.callbackCode.upsert({ where, create: fresh, update: fresh });
    await this.jobs.add(tx, CODE_MAIL, { visitorId, sentAt });
  }

  /** Each look is counted before anything is compared, and stays counted when the request is refused. */
  async require({ site, visitor }: Admitted, { number, country, email, code }: Asked): Promise<void> {
    const { visitorId } = visitor;
    const isRight = await this.db.tx(async (tx) => {
      const settings = await this.settings.of(tx, site.id);
      if (settings.confirmation === 'none') return true;
      const sent = {
        ...{ visitorId, email: email.toLowerCase(), number: requireNumber(number, settings, country).number },
        ...{ tries: { lt: MOST_TRIES }, expiresAt: { gt: this.clock.now() } },
      };
      const data = { tries: { increment: 1 } };
      const [row] = await tx.callbackCode.updateManyAndReturn({ where: sent, data });
      if (!row?.hash || !code || !isCode(this.secrets, { visitorId, code, hash: row.hash })) return false;
      // Whoever knows it may be refused for something else, such as a slot that is gone, and come again.
      await tx.callbackCode.updateMany({ where: { visitorId }, data: { tries: 0 } });
      return true;
    });
    if (!isRight) refuse('code_wrong');
  }

  /** It opens one call-back. */
  async spend(tx: Tx, visitorId: string): Promise<void> {
    await tx.callbackCode.updateMany({ where: { visitorId }, data: { hash: null } });
  }
}

/** Until the commit nobody else counts what this mailbox got. */
const oneAtATime = (tx: Tx, email: string): Promise<number> => tx.$executeRaw`
  select pg_advisory_xact_lock(hashtext('callback-codes'), hashtext(${`${currentTenant()}:${email}`}))`;
