import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { asTenant, Clock, Db, log, type rows } from '@guichet/platform';
import type { FinalAnswer } from '@guichet/sip';
import { registeredSeconds, shortestSeconds } from './registered-seconds.ts';
import { TrunkLine } from './trunk-line.service.ts';

const LOOK_MS = 2_000;
const ASKED_SECONDS = 300;
const LONGEST_SECONDS = 3_600;
/** Longer than SIP waits for an answer, so that nobody else begins meanwhile. */
const TURN_SECONDS = 45;
const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 300;

/** Tells trunks that want it that we are there, again and again. Of all processes one does it at a time. */
@Injectable()
export class TrunkRegistrations implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly line: TrunkLine,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.begin(), LOOK_MS).unref();
  }
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private begin(): void {
    if (this.looking || !this.line.isOpen) return;
    this.looking = this.look()
      .catch((error: unknown) => log.warn({ err: error }, 'trunks could not be looked after'))
      .finally(() => (this.looking = undefined));
  }

  private async look(): Promise<void> {
    const due = await this.db.beforeTenant<{ tenant_id: string; trunk_id: string }>('select * from due_trunks()', []);
    for (const { tenant_id, trunk_id } of due)
      void asTenant(tenant_id, () => this.register(trunk_id)).catch((error: unknown) =>
        log.warn({ err: error, trunkId: trunk_id }, 'a trunk could not be registered with'),
      );
  }

  private async register(id: string): Promise<void> {
    const trunk = await this.claim(id);
    if (!trunk || !this.line.isOpen) return;
    const [answer, asked] = await this.ask(trunk);
    const { response } = answer ?? {};
    const seconds = response && response.status < 300 ? registeredSeconds(response, trunk.username, asked) : 0;
    if (seconds > 0) await this.keep(trunk, { ...HEALTHY, registeredUntil: this.in(seconds) }, seconds * 0.75);
    else await this.failed(trunk, response?.status ?? null);
  }

  /** The turn is taken by moving the time on; null when somebody else was faster. */
  private claim(id: string): Promise<rows.Trunk | null> {
    return this.db.tx(async (tx) => {
      const due = { id, isEnabled: true, registers: true, registerAt: { lte: this.clock.now() } };
      const [trunk] = await tx.trunk.updateManyAndReturn({ where: due, data: { registerAt: this.in(TURN_SECONDS) } });
      return trunk ?? null;
    });
  }

  private async ask(trunk: rows.Trunk): Promise<[answer: FinalAnswer | null, asked: number]> {
    const flow = await this.line.wayTo(trunk).catch(() => null);
    if (!flow) return [null, 0];
    const credentials = this.line.credentialsOf(trunk);
    const answer = await this.line.register(flow, trunk, credentials, ASKED_SECONDS);
    const shortest = answer.response && shortestSeconds(answer.response);
    if (!shortest || shortest > LONGEST_SECONDS) return [answer, ASKED_SECONDS];
    return [await this.line.register(flow, trunk, credentials, shortest), shortest];
  }

  private async failed(trunk: rows.Trunk, status: number | null): Promise<void> {
    const pause = Math.min(FIRST_PAUSE_SECONDS * 2 ** trunk.failures, LONGEST_PAUSE_SECONDS);
    const failure = { failures: trunk.failures + 1, lastStatus: status, lastErrorAt: this.clock.now() };
    await this.keep(trunk, failure, pause);
  }

  /** Unless its settings are others by now. */
  private async keep({ id, revision }: rows.Trunk, health: Partial<rows.Trunk>, seconds: number): Promise<void> {
    const data = { ...health, registerAt: this.in(seconds) };
    await this.db.tx((tx) => tx.trunk.updateMany({ where: { id, revision }, data }));
  }

  private in(seconds: number): Date {
    return new Date(this.clock.now().getTime() + seconds * 1000);
  }
}

const HEALTHY = { failures: 0, lastStatus: null, lastErrorAt: null };
