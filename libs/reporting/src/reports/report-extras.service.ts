import { Injectable } from '@nestjs/common';
import type { ReportExtras as Extras, ReportInput } from '@guichet/contracts';
import { Db } from '@guichet/platform';
import { Facts } from '../facts/facts.service.ts';
import { NO_COUNTS } from '../figures/counts.ts';
import { readCosts } from './report-costs.service.ts';
import { countsByGroup } from './report-counts.query.ts';
import { estimateErrors, exchanges, onceAndDone, satisfaction } from './report-extras.query.ts';
import { lostOf } from './report-figures.ts';
import { checked } from './report-scope.ts';

/** What is said of all contacts of a selection, from what they left elsewhere. */
@Injectable()
export class ReportExtras {
  constructor(
    private readonly db: Db,
    private readonly facts: Facts,
  ) {}

  async of(asked: ReportInput): Promise<Extras> {
    const period = checked(asked);
    await this.facts.catchUp();
    return this.db.tx(async (tx) => {
      const [counts = NO_COUNTS] = await countsByGroup(tx, { ...asked, groupBy: 'all' }, period);
      return {
        estimates: await estimateErrors(tx, asked, period),
        ...(await satisfaction(tx, asked, period)),
        once: await onceAndDone(tx, asked, period),
        exchangesPerRequest: await exchanges(tx, asked, period),
        lost: lostOf(counts, await readCosts(tx)),
      };
    });
  }
}
