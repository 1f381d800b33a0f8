import { Injectable } from '@nestjs/common';
import { CalendarsService } from '@guichet/calendars';
import type { SettingsWarning } from '@guichet/contracts';
import { type Act, Audit, Clock, Events, type rows, type Tx } from '@guichet/platform';
import type { SiteRow } from './site-directory.service.ts';
import { siteFacts } from './site-facts.query.ts';
import { siteWarnings } from './site-warnings.ts';

/** Writes down what administrators do to sites, and says what can never work. */
@Injectable()
export class SiteRecords {
  constructor(
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  async changed(tx: Tx, siteId: string, action: Act['action'], fields: string[]): Promise<void> {
    await this.events.record(tx, 'site.changed', { siteId });
    await this.audit.record(tx, { action, subjectType: 'site', subjectId: siteId, data: { fields } });
  }

  /** What its settings will never do. */
  async warningsOf(tx: Tx, site: SiteRow, inbox: rows.Inbox): Promise<SettingsWarning[]> {
    return siteWarnings(await siteFacts(tx, this.calendars, site, inbox, this.clock.now()));
  }
}
