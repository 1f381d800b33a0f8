import { Inject, Injectable } from '@nestjs/common';
import { type createSite, type InputOf, type OutputOf, SiteAppearance, type updateSite } from '@guichet/contracts';
import { requireSkills } from '@guichet/agents';
import { InboxesService } from '@guichet/conversations';
import {
  CONFIG,
  type Config,
  Db,
  DomainError,
  Files,
  found,
  key,
  newToken,
  type Prisma,
  type Tx,
} from '@guichet/platform';
import { requireQueues } from '@guichet/routing';
import { menuFault } from './menu-choice.ts';
import { typedSite } from './site-directory.service.ts';
import { SiteRecords } from './site-records.service.ts';
import { siteView } from './site-view.ts';

type Fields = { [Name in keyof InputOf<typeof createSite>]?: InputOf<typeof createSite>[Name] | undefined };
type Saved = OutputOf<typeof createSite>;
/** Of a key: 128 bit and more, so that nobody meets another's site by trying. */
const KEY_LENGTH = 24;

/** Sites as administrators set them up. */
@Injectable()
export class SitesService {
  constructor(
    private readonly db: Db,
    private readonly inboxes: InboxesService,
    private readonly records: SiteRecords,
    private readonly files: Files,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list() {
    return this.db.tx(async (tx) => {
      const rows = await tx.site.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }], include: WITH_SECRETS });
      const inboxes = new Map((await this.inboxes.list(tx)).map((inbox) => [inbox.id, inbox]));
      return { sites: rows.map((row) => siteView(row, inboxes.get(row.inboxId)!, this.config.PUBLIC_URL)) };
    });
  }

  create(input: InputOf<typeof createSite>): Promise<Saved> {
    return this.db.tx(async (tx) => {
      await this.check(tx, input);
      const { name, queueId, teamId, language = 'fr' } = input;
      const place = { name, language, ...(queueId ? { queueId } : {}), ...(teamId ? { teamId } : {}) };
      const inbox = await this.inboxes.create(tx, { ...place, channel: 'chat' });
      const siteKey = newToken().slice(0, KEY_LENGTH);
      const appearance = input.appearance ?? SiteAppearance.parse({});
      const site = await tx.site.create({
        data: { ...own({ ...input, appearance }), name, key: siteKey, inboxId: inbox.id },
      });
      await this.records.changed(tx, site.id, 'site.created', Object.keys(input));
      return this.saved(tx, site.id);
    });
  }

  async update({ siteId, removesLogo, ...input }: InputOf<typeof updateSite>): Promise<Saved> {
    const { logoFileKey, ...saved } = await this.db.tx(async (tx) => {
      const site = found(await tx.site.findUnique({ where: key(siteId) }));
      await this.check(tx, input);
      const { name, queueId, teamId, language } = input;
      const shared = given({ name, queueId, teamId, language });
      if (Object.keys(shared).length) await this.inboxes.update(tx, site.inboxId, shared);
      const logo = removesLogo ? { logoFileKey: null, logoType: null } : {};
      await tx.site.update({ where: key(siteId), data: { ...own(input), ...logo } });
      await this.records.changed(tx, siteId, 'site.changed', Object.keys(input));
      return { ...(await this.saved(tx, siteId)), logoFileKey: removesLogo ? site.logoFileKey : null };
    });
    if (logoFileKey) await this.files.remove(logoFileKey);
    return saved;
  }

  async remove(siteId: string): Promise<{ ok: true }> {
    const { logoFileKey } = await this.db.tx(async (tx) => {
      const site = found(await tx.site.findUnique({ where: key(siteId) }));
      await this.inboxes.remove(tx, site.inboxId);
      await tx.site.delete({ where: key(siteId) });
      await this.records.changed(tx, siteId, 'site.deleted', []);
      return site;
    });
    if (logoFileKey) await this.files.remove(logoFileKey);
    return { ok: true };
  }

  /** Whatever it names must be there, and of the right kind. */
  private async check(
    tx: Tx,
    { calendarId, mailInboxId, callQueueId, callbackQueueId, menu = [] }: Fields,
  ): Promise<void> {
    if (calendarId) found(await tx.businessCalendar.findUnique({ where: key(calendarId) }));
    if (mailInboxId) found(await tx.inbox.findUnique({ where: { ...key(mailInboxId), channel: 'email' } }));
    const fault = menuFault(menu);
    if (fault) throw new DomainError('invalid_input', { issues: [{ path: 'menu', code: fault }] });
    const skills = menu.flatMap((choice) => choice.skills);
    await requireSkills(tx, skills);
    const queueIds = [callQueueId, callbackQueueId, ...menu.map(({ queueId }) => queueId)].filter((id) => id != null);
    await requireQueues(tx, queueIds);
  }

  private async saved(tx: Tx, siteId: string): Promise<Saved> {
    const row = await tx.site.findUniqueOrThrow({ where: key(siteId), include: WITH_SECRETS });
    const inbox = await this.inboxes.get(tx, row.inboxId);
    const warnings = await this.records.warningsOf(tx, typedSite(row), inbox);
    return { site: siteView(row, inbox, this.config.PUBLIC_URL), warnings };
  }
}

export const WITH_SECRETS = { secrets: { orderBy: { createdAt: 'desc' } } } satisfies Prisma.SiteInclude;

type Given<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };
const given = <T extends object>(wishes: T): Given<T> =>
  Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined)) as Given<T>;

/** The fields that stand on the site's own row. */
const own = ({ queueId: _queue, teamId: _team, ...fields }: Fields) => given(fields);
