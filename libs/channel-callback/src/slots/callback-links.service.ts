import { Inject, Injectable } from '@nestjs/common';
import type { Locale, LinkedCallback } from '@guichet/contracts';
import {
  asTenant,
  CONFIG,
  type Config,
  currentTenant,
  Db,
  DomainError,
  found,
  key,
  type rows,
  Secrets,
} from '@guichet/platform';
import { typedSite } from '@guichet/sites';
import { numberWords } from '../callbacks/callback-view.ts';
import { CallbackCourse } from '../callbacks/callback-course.service.ts';
import { CallbackSlots } from './callback-slots.service.ts';

const PURPOSE = 'callback-link';
const SIGNATURE = 16;
const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Links by which whoever asked moves or cancels his call-back. They live as long as it does: then there is nothing to change. */
@Injectable()
export class CallbackLinks {
  constructor(
    private readonly db: Db,
    private readonly secrets: Secrets,
    private readonly slots: CallbackSlots,
    private readonly course: CallbackCourse,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  urlOf(callbackId: string): string {
    const body = Buffer.concat([bytesOf(currentTenant()), bytesOf(callbackId)]);
    const token = Buffer.concat([body, this.secrets.sign(PURPOSE, body.toString('hex'), SIGNATURE)]);
    return new URL(`/call-back/${token.toString('base64url')}`, this.config.PUBLIC_URL).href;
  }

  inspect(token: string): Promise<LinkedCallback> {
    return this.with(token, (row) => this.view(row.id));
  }

  move(token: string, at: string): Promise<LinkedCallback> {
    return this.with(token, async (row) => {
      await this.course.move(row, new Date(at));
      return this.view(row.id);
    });
  }

  cancel(token: string): Promise<LinkedCallback> {
    return this.with(token, async (row) => {
      await this.course.cancel(row, 'visitor');
      return this.view(row.id);
    });
  }

  private with<T>(token: string, work: (row: rows.Callback) => Promise<T>): Promise<T> {
    const bytes = Buffer.from(token, 'base64url');
    const body = bytes.subarray(0, 32);
    if (bytes.length !== 32 + SIGNATURE) throw new DomainError('not_found');
    if (!this.secrets.isSigned(PURPOSE, body.toString('hex'), bytes.subarray(32), SIGNATURE))
      throw new DomainError('not_found');
    const id = idOf(body.subarray(16));
    return asTenant(idOf(body.subarray(0, 16)), async () =>
      work(found(await this.db.tx((tx) => tx.callback.findUnique({ where: key(id) })))),
    );
  }

  private view(callbackId: string): Promise<LinkedCallback> {
    return this.db.tx(async (tx) => {
      const row = await tx.callback.findUniqueOrThrow({ where: key(callbackId) });
      const site = typedSite(found(await tx.site.findUnique({ where: key(row.siteId) })));
      const canChange = row.state === 'scheduled' || row.state === 'waiting';
      const isOffered = canChange && site.callbackQueueId !== null;
      const slots = isOffered ? await this.slots.free(tx, await this.slots.placeOf(tx, site, row.menuId), row.id) : [];
      return {
        ...{ siteName: site.name, language: row.language as Locale, state: row.state, canChange },
        numberWords: numberWords(row.number).replace(/\d(?=(?:\D*\d){2})/g, '•'),
        promisedAt: row.promisedAt?.toISOString() ?? null,
        slots: slots.map((slot) => slot.toISOString()),
      };
    });
  }
}
