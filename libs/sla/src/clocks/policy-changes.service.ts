import { Injectable } from '@nestjs/common';
import { Db, Jobs, type Tx } from '@guichet/platform';
import { SlaClocks } from './sla-clocks.service.ts';

const PAGE = 200;
const NOBODY = '00000000-0000-0000-0000-000000000000';

async function isAnythingPromised(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ is: boolean }[]>`select anything_promised() as is`;
  return row!.is;
}

/** Policies, calendars or customers are others than before: all clocks that are not over follow, a page at a time. */
@Injectable()
export class PolicyChanges {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly clocks: SlaClocks,
  ) {}

  async ofEverybody(): Promise<void> {
    if (await this.db.tx(isAnythingPromised)) await this.page(NOBODY);
  }

  /** The next page is a job of its own, so that no job runs for long. */
  async page(after: string): Promise<void> {
    const ids = await this.db.tx(
      (tx) => tx.$queryRaw<{ id: string }[]>`
        select id from conversation
        where id > ${after}::uuid and status <> 'resolved' order by id limit ${PAGE}`,
    );
    for (const { id } of ids) await this.clocks.refresh(id);
    const last = ids.at(-1);
    if (last && ids.length === PAGE) await this.db.tx((tx) => this.goOn(tx, last.id));
  }

  /** His value may be another. */
  async ofCustomer(customerId: string): Promise<void> {
    const all = await this.db.tx((tx) =>
      tx.conversation.findMany({
        where: { customerId, status: { not: 'resolved' } },
        ...{ select: { id: true }, orderBy: { lastMessageAt: 'desc' }, take: PAGE },
      }),
    );
    for (const { id } of all) await this.clocks.refresh(id);
  }

  private goOn(tx: Tx, after: string): Promise<void> {
    return this.jobs.add(tx, 'sla.terms', { after }, { jobKey: 'sla.terms' });
  }
}
