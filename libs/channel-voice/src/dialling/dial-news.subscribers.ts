import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { asTenant, log, Notifications } from '@guichet/platform';
import { LEASE_MS } from '../calls/call-leases.service.ts';
import { Telephones } from '../sip/telephones.service.ts';
import { DialAgents } from './dial-agents.service.ts';
import { DialRows } from './dial-rows.service.ts';

/** A telephone whose line has stumbled is there in a moment. */
const SOON_MS = 500;
const TRIES = 12;

/** Hears of numbers to be dialled. The process that has the agent's telephone takes them. */
@Injectable()
export class DialNews {
  constructor(
    private readonly rows: DialRows,
    private readonly phones: Telephones,
    private readonly agents: DialAgents,
    notifications: Notifications,
  ) {
    notifications.listen((notice) => {
      if (notice?.type !== 'call.dialled' || !('callId' in notice.data)) return;
      const { callId } = notice.data;
      asTenant(notice.tenantId, () => this.take(callId)).catch((error: unknown) =>
        log.error({ err: error, callId }, 'a number could not be dialled'),
      );
    });
  }

  private async take(callId: string): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const agentId = await this.rows.waitsFor(callId);
      if (!agentId) return;
      const phones = await this.phones.reachable(agentId);
      const dial = phones.length ? await this.rows.claim(callId, LEASE_MS) : null;
      if (dial) return this.agents.call(dial, phones);
      await sleep(SOON_MS, undefined, { ref: false });
    }
  }
}
