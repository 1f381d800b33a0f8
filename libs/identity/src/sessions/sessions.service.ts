import { Inject, Injectable } from '@nestjs/common';
import { ROLE_PERMISSIONS } from '@guichet/contracts';
import {
  type Actor,
  asTenant,
  Authenticator,
  Clock,
  CONFIG,
  type Config,
  currentTenant,
  Db,
  Events,
  hashToken,
  newToken,
  type Tx,
} from '@guichet/platform';
import type { Browser } from './browser.ts';
import { scopedToken } from './scoped-token.ts';
import { readSessionCookie, sessionCookie } from './session-cookie.ts';
import { expiryOf, SEEN_EVERY } from './session-lifetime.ts';
import { findSession, type SessionRow } from './session.query.ts';

@Injectable()
export class SessionsService implements Authenticator {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: Events,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Asks the database each time, so that a revoked session or a disabled person is refused at once. */
  async authenticate(cookies: string | undefined): Promise<{ tenantId: string; actor: Actor } | null> {
    const cookie = readSessionCookie(cookies);
    if (!cookie) return null;
    const { tenantId, token } = cookie;
    const now = this.clock.now();
    return asTenant(tenantId, async () => {
      const row = await this.db.raw((client) => findSession(client, hashToken(token), now));
      if (!row) return null;
      if (now.getTime() - row.lastSeenAt.getTime() > SEEN_EVERY) await this.touch(row, now);
      return { tenantId, actor: actorOf(row) };
    });
  }

  /** Opens a session for someone whose identity was just proved; the cookie goes into his browser. */
  async open(tx: Tx, userId: string, browser: Browser): Promise<void> {
    const now = this.clock.now();
    const token = newToken();
    await tx.session.deleteMany({ where: { userId, expiresAt: { lt: now } } });
    await tx.session.create({
      data: {
        userId,
        tokenHash: hashToken(token),
        userAgent: browser.userAgent,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: expiryOf(now, now),
      },
    });
    browser.keep(sessionCookie(this.config, scopedToken({ tenantId: currentTenant(), token })));
  }

  /** Ends one session, or all of a person but one; their sockets hear of it. */
  async end(tx: Tx, which: { userId: string; id?: string; except?: string }): Promise<void> {
    const { userId, id, except } = which;
    const ended = await tx.session.findMany({
      where: { userId, ...(id ? { id } : {}), ...(except ? { NOT: { id: except } } : {}) },
      select: { id: true },
    });
    await tx.session.deleteMany({ where: { userId, id: { in: ended.map((session) => session.id) } } });
    for (const session of ended) await this.events.record(tx, 'session.ended', { userId, sessionId: session.id });
  }

  private async touch(row: SessionRow, now: Date): Promise<void> {
    const limit = new Date(now.getTime() - SEEN_EVERY);
    await this.db.tx((tx) =>
      tx.session.updateMany({
        where: { id: row.sessionId, lastSeenAt: { lt: limit } },
        data: { lastSeenAt: now, expiresAt: expiryOf(row.createdAt, now) },
      }),
    );
  }
}

const actorOf = ({ sessionId, userId, name, role, visibility, teamIds }: SessionRow): Actor => ({
  sessionId,
  userId,
  name,
  role,
  visibility,
  teamIds,
  permissions: new Set(ROLE_PERMISSIONS[role]),
});
