import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { asTenant, log } from '@guichet/platform';
import { CallLeases } from '../calls/call-leases.service.ts';
import { SipDoor } from '../sip/sip-door.service.ts';
import { CallClosing } from './call-closing.service.ts';
import { LiveCalls } from './live-calls.service.ts';

const RENEW_MS = 4_000;

/** Says again and again that the calls here live, and ends them when the process stops. */
@Injectable()
export class CallKeeping implements OnApplicationShutdown {
  private readonly timer = setInterval(() => this.renew(), RENEW_MS).unref();

  constructor(
    private readonly calls: LiveCalls,
    private readonly leases: CallLeases,
    private readonly closing: CallClosing,
    door: SipDoor,
  ) {
    door.listen({ onStop: () => this.stop() });
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private renew(): void {
    for (const [tenantId, calls] of Map.groupBy(this.calls.all(), ({ facts }) => facts.tenantId))
      asTenant(tenantId, () => this.leases.renew(calls.map(({ id }) => id))).catch((error: unknown) =>
        log.warn({ err: error }, 'calls could not be said to live'),
      );
  }

  private async stop(): Promise<void> {
    const ended = this.calls.all().map((call) => call.turn(() => this.closing.end(call, 'server-stopped')));
    for (const { status, ...result } of await Promise.allSettled(ended))
      if (status === 'rejected')
        log.warn({ err: 'reason' in result && result.reason }, 'a call did not end as it should');
  }
}
