import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { InputOf, SiteMenuItem, uploadVoicePrompt, VoicePrompt } from '@guichet/contracts';
import { convertSound, MediaError } from '@guichet/media';
import {
  type Act,
  Audit,
  currentTenant,
  Db,
  DomainError,
  Events,
  Files,
  found,
  key,
  type rows,
  type Tx,
} from '@guichet/platform';
import { typedSite } from '@guichet/sites';

const MAX_BYTES = 12_000_000;
const MAX_SECONDS = 60;
type Place = InputOf<typeof uploadVoicePrompt>;

/** A site's own prompts, as administrators put them. */
@Injectable()
export class SitePrompts {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {
    events.subscribe('voice.prompts-of-site', ['site.changed'], ({ data }) => this.cleanUp(data.siteId));
  }

  list(siteId: string): Promise<{ prompts: VoicePrompt[] }> {
    return this.db.tx(async (tx) => {
      found(await tx.site.findUnique({ where: key(siteId) }));
      const orderBy = [{ prompt: 'asc' as const }, { menuId: 'asc' as const }, { language: 'asc' as const }];
      return { prompts: (await tx.voicePrompt.findMany({ where: { siteId }, orderBy })).map(present) };
    });
  }

  async upload(place: Place, body: unknown): Promise<VoicePrompt> {
    await this.db.tx((tx) => requirePlace(tx, place));
    const { opus, seconds } = await readUpload(body);
    const fileKey = await this.files.put(opus);
    const { row, before } = await this.db
      .tx((tx) => this.put(tx, place, { fileKey, seconds }))
      .catch(async (error: unknown) => {
        await this.files.remove(fileKey);
        throw error;
      });
    if (before) await this.files.remove(before);
    return present(row);
  }

  async open(siteId: string, promptId: string): Promise<Readable> {
    const row = await this.db.tx((tx) => tx.voicePrompt.findFirst({ where: { id: promptId, siteId } }));
    return this.files.stream(found(row).fileKey);
  }

  async remove(siteId: string, promptId: string): Promise<{ ok: true }> {
    const { fileKey } = await this.db.tx(async (tx) => {
      const row = found(await tx.voicePrompt.findFirst({ where: { id: promptId, siteId } }));
      await tx.voicePrompt.delete({ where: key(promptId) });
      await this.tell(tx, 'site.prompt-deleted', row);
      return row;
    });
    await this.files.remove(fileKey);
    return { ok: true };
  }

  private async put(tx: Tx, place: Place, file: { fileKey: string; seconds: number }) {
    const { siteId, prompt, language } = place;
    const where = { siteId, prompt, menuId: place.menuId ?? '', language };
    // Held, so that of two uploads at once the second finds the first one's file.
    await tx.$executeRaw`select 1 from site where id = ${siteId}::uuid for no key update`;
    // Its menu may be another by now, and so may the site.
    await requirePlace(tx, place);
    const before = await tx.voicePrompt.findFirst({ where });
    const unique = { tenantId_siteId_prompt_menuId_language: { tenantId: currentTenant(), ...where } };
    const row = await tx.voicePrompt.upsert({ where: unique, create: { ...where, ...file }, update: file });
    await this.tell(tx, 'site.prompt-changed', row);
    return { row, before: before?.fileKey };
  }

  private async tell(
    tx: Tx,
    action: Act['action'],
    { siteId, prompt, menuId, language }: rows.VoicePrompt,
  ): Promise<void> {
    await this.events.record(tx, 'site.changed', { siteId });
    const data = { prompt, language, ...(menuId ? { menuId } : {}) };
    await this.audit.record(tx, { action, subjectType: 'site', subjectId: siteId, data });
  }

  /** Prompts of a site that is no more, and of choices its menu knows no more. */
  private async cleanUp(siteId: string): Promise<void> {
    const gone = await this.db.tx(async (tx) => {
      const site = await tx.site.findUnique({ where: key(siteId) });
      const ids = site ? typedSite(site).menu.map(({ id }) => id) : [];
      const of = site ? { menuId: { notIn: [...ids, ''] } } : {};
      const lost = await tx.voicePrompt.findMany({ where: { siteId, ...of } });
      await tx.voicePrompt.deleteMany({ where: { id: { in: lost.map(({ id }) => id) } } });
      return lost;
    });
    for (const { fileKey } of gone) await this.files.remove(fileKey);
  }
}

/** Prompts of a choice name one that the menu has; all others name none. */
async function requirePlace(tx: Tx, { siteId, prompt, menuId }: Place): Promise<void> {
  const { menu } = typedSite(found(await tx.site.findUnique({ where: key(siteId) })));
  const isOfChoice = prompt === 'choice' || prompt === 'answer';
  const isKnown = (menuId: string) => menu.some(({ id }: SiteMenuItem) => id === menuId);
  if (isOfChoice ? menuId === null || !isKnown(menuId) : menuId !== null)
    throw new DomainError('invalid_input', { issues: [{ path: 'menuId' }] });
}

async function readUpload(body: unknown) {
  if (!Buffer.isBuffer(body) || !body.length) throw new DomainError('invalid_input', { issues: [{ path: 'body' }] });
  if (body.length > MAX_BYTES) throw new DomainError('too_large');
  return convertSound(body, MAX_SECONDS).catch((error: unknown) => {
    if (!(error instanceof MediaError)) throw error;
    throw new DomainError(error.code === 'too_long' ? 'too_large' : 'unsupported_media_type');
  });
}

const present = ({ id, prompt, menuId, language, seconds }: rows.VoicePrompt): VoicePrompt => ({
  ...{ id, seconds, menuId: menuId || null },
  prompt: prompt as VoicePrompt['prompt'],
  language: language as VoicePrompt['language'],
});
