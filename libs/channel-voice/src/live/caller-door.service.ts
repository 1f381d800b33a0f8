import { Injectable } from '@nestjs/common';
import { asTenant } from '@guichet/platform';
import type { Flow, IncomingCall } from '@guichet/sip';
import { SiteDirectory } from '@guichet/sites';
import { CallLeases } from '../calls/call-leases.service.ts';
import type { SipPass } from '../sip/sip-accounts.ts';
import { SipDoor } from '../sip/sip-door.service.ts';
import { CallerLines } from './caller-lines.service.ts';
import { LiveCalls } from './live-calls.service.ts';

/** Where visitors' INVITEs come in. A pass names one call: whatever number was dialled, that call it is. */
@Injectable()
export class CallerDoor {
  constructor(
    private readonly calls: LiveCalls,
    private readonly leases: CallLeases,
    private readonly sites: SiteDirectory,
    private readonly lines: CallerLines,
    door: SipDoor,
  ) {
    door.listen({ onCall: (call, pass) => asTenant(pass.identity.tenantId, () => this.called(call, pass)) });
  }

  private async called(incoming: IncomingCall, { identity }: SipPass): Promise<void> {
    if (identity.kind !== 'call') return incoming.reject(403);
    // A call without an offer is none that a browser makes.
    if (!incoming.body) return incoming.reject(488);
    const row = await this.leases.claim(identity.callId);
    // It is over, or another process holds it: whoever asks the page's socket is told which.
    if (!row) return incoming.reject(410);
    if (!(await this.isAllowed(row.siteId, incoming.flow))) return incoming.reject(403);
    const call = this.calls.of(row);
    await call.turn(() => this.lines.takeIn(call, incoming));
  }

  /** An edge says by which page a connection was opened; one that does not has looked itself. */
  private async isAllowed(siteId: string | null, { handshake }: Flow): Promise<boolean> {
    if (!handshake?.origin) return true;
    const site = siteId === null ? null : await this.sites.byId(siteId);
    return site !== null && site.isEnabled && this.sites.isAllowed(site, handshake.origin);
  }
}
