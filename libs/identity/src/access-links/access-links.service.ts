import { Injectable } from '@nestjs/common';
import { Clock, DomainError, hashToken, Jobs, Secrets, type Tx } from '@guichet/platform';
import { v7 as uuid } from 'uuid';
import { ACCESS_MAIL } from './access-mails.ts';
import { accessToken } from './access-link-token.ts';

const HOUR = 3_600_000;
const LIFETIME = { invitation: 7 * 24 * HOUR, reset: HOUR } as const;
export type Purpose = keyof typeof LIFETIME;

/** What a link that still opens leads to. */
export interface UsableLink {
  id: string;
  purpose: Purpose;
  user: { id: string; email: string; name: string; tenant: { name: string } };
}

/** Links that let someone choose a password. Each opens once, and a newer one replaces it. */
@Injectable()
export class AccessLinksService {
  constructor(
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly jobs: Jobs,
  ) {}

  /** The mail goes out after the commit. */
  async issue(tx: Tx, userId: string, purpose: Purpose): Promise<void> {
    await tx.accessLink.deleteMany({ where: { userId, purpose } });
    const id = uuid();
    const expiresAt = new Date(this.clock.now().getTime() + LIFETIME[purpose]);
    await tx.accessLink.create({
      data: { id, userId, purpose, expiresAt, tokenHash: hashToken(accessToken(this.secrets, id)) },
    });
    await this.jobs.add(tx, ACCESS_MAIL, { linkId: id });
  }

  /** Throws `link_expired`, whether it expired, was used, was replaced or never was. */
  async find(tx: Tx, token: string): Promise<UsableLink> {
    const link = await tx.accessLink.findFirst({
      where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: this.clock.now() } },
      select: {
        id: true,
        purpose: true,
        user: { select: { id: true, email: true, name: true, status: true, tenant: { select: { name: true } } } },
      },
    });
    const purpose = link?.purpose as Purpose | undefined;
    if (!link || !purpose || link.user.status !== statusFor(purpose)) throw new DomainError('link_expired');
    return { id: link.id, purpose, user: link.user };
  }

  /** Only one of several who try at once gets through. */
  async use(tx: Tx, linkId: string): Promise<void> {
    const now = this.clock.now();
    const { count } = await tx.accessLink.updateMany({
      where: { id: linkId, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (!count) throw new DomainError('link_expired');
  }

  async withdraw(tx: Tx, userId: string): Promise<void> {
    await tx.accessLink.deleteMany({ where: { userId, usedAt: null } });
  }
}

/** Whom a link of this kind is for: an invitation dies with joining or disabling, a reset with disabling. */
export const statusFor = (purpose: Purpose) => (purpose === 'invitation' ? 'invited' : 'active');
