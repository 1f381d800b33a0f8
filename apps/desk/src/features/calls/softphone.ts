import { CALL_HEADERS, SIP_PATH, type SipAccount } from '@guichet/contracts';
import { UA } from 'jssip';
import type { IncomingRTCSessionEvent } from 'jssip/lib/UA';
import { SipSocket } from './sip-socket.ts';
import { SoftphoneLine } from './softphone-line.ts';
import { answersItself, reasonOf, type TelephoneEvent } from './telephone-state.ts';

/** After a refusal, or while the server starts anew. */
const AGAIN_MS = 2000;
/** A server that was killed and started anew believes for a while that its calls live: so often, and every so often, it is asked. */
const DEAD_LOOKS = 10;
const DEAD_LOOK_MS = 2000;
/** A call that comes while another is taken. */
const BUSY = { status_code: 486 };

interface SoftphoneOptions {
  openAccount: () => Promise<SipAccount>;
  /** Which of these calls the server still has, asked after the line was lost. */
  livingCalls: () => Promise<readonly string[]>;
  tell: (event: TelephoneEvent) => void;
}

/** The telephone of this browser: it registers, stays registered, and has a line for each call. Knows JsSIP; nothing else does. */
export class Softphone {
  private readonly options: SoftphoneOptions;
  private socket: SipSocket | null = null;
  private readonly lines = new Map<string, { line: SoftphoneLine; callId: string }>();
  private agent: UA | null = null;
  private again: ReturnType<typeof setTimeout> | undefined;
  private wasLost = false;
  private isClosed = false;

  constructor(options: SoftphoneOptions) {
    this.options = options;
    window.addEventListener('online', this.renew);
    options.tell({ type: 'registration', registration: 'connecting' });
    void this.open();
  }

  line(legId: string): SoftphoneLine | null {
    return this.lines.get(legId)?.line ?? null;
  }

  /** As when the tab is closed: what is spoken goes back to the server, which keeps the caller. */
  close(): void {
    this.isClosed = true;
    clearTimeout(this.again);
    window.removeEventListener('online', this.renew);
    if (this.lines.size > 0) this.socket?.disconnect();
    this.agent?.stop();
    this.options.tell({ type: 'registration', registration: 'off' });
  }

  private readonly renew = () => this.socket?.renew();

  private async open(): Promise<void> {
    try {
      const account = await this.options.openAccount();
      if (this.isClosed) return;
      this.agent = this.start(account);
    } catch {
      this.later(() => void this.open());
    }
  }

  private start({ uri, username, password, realm, server }: SipAccount): UA {
    const socket = new SipSocket(server ?? `${location.origin.replace(/^http/, 'ws')}${SIP_PATH}`);
    this.socket = socket;
    const agent = new UA({
      sockets: socket,
      ...{ uri, password, realm, authorization_user: username },
      session_timers: false,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 2,
      user_agent: 'Guichet',
    });
    const registration = (now: 'connecting' | 'registered') =>
      this.options.tell({ type: 'registration', registration: now });
    agent.on('registered', () => {
      registration('registered');
      if (this.wasLost) void this.endTheDead();
      this.wasLost = false;
    });
    agent.on('disconnected', () => {
      this.wasLost = true;
      this.stopRinging();
      if (!this.isClosed) registration('connecting');
    });
    agent.on('registrationExpiring', () => void this.renewAccount());
    agent.on('registrationFailed', () => {
      registration('connecting');
      // A lost line comes back by itself, and registers then; a password that has run out does not.
      this.later(() => void this.renewAccount());
    });
    agent.on('newRTCSession', (event: IncomingRTCSessionEvent) => this.ring(event));
    agent.start();
    return agent;
  }

  private async renewAccount(): Promise<void> {
    try {
      const { username, password, realm } = await this.options.openAccount();
      if (this.isClosed || !this.agent) return;
      this.agent.set('authorization_user', username);
      this.agent.set('password', password);
      this.agent.set('realm', realm);
      if (this.agent.isConnected()) this.agent.register();
    } catch {
      this.later(() => void this.renewAccount());
    }
  }

  private later(next: () => void): void {
    if (this.isClosed) return;
    clearTimeout(this.again);
    this.again = setTimeout(next, AGAIN_MS);
  }

  private ring({ session, request }: IncomingRTCSessionEvent): void {
    const header = (name: keyof typeof CALL_HEADERS) => request.getHeader(CALL_HEADERS[name]) ?? '';
    const [callId, legId, reason] = [header('call'), header('leg'), header('reason')];
    if (!callId || !legId) return session.terminate(BUSY);
    const line = new SoftphoneLine(legId, session, (event) => {
      if (event.type === 'over') this.lines.delete(legId);
      this.options.tell(event);
    });
    this.lines.set(legId, { line, callId });
    this.options.tell({ type: 'ring', legId, callId, reason });
    if (answersItself(reasonOf(reason))) void line.answer().catch(() => undefined);
  }

  /** Whoever rang asks another telephone by now; the library would let it ring on for a minute. */
  private stopRinging(): void {
    for (const { line } of [...this.lines.values()]) if (!line.isUp) line.hangUp();
  }

  /** A server that was started anew has no call of before; without a word from it a line would stay until its sound is missed. */
  private async endTheDead(before = [...this.lines.values()], looks = DEAD_LOOKS): Promise<void> {
    const living = await this.options.livingCalls().catch(() => null);
    const held = before.filter(({ line }) => this.lines.get(line.legId)?.line === line);
    const left = held.filter(({ line, callId }) => {
      const isDead = living !== null && !living.includes(callId);
      if (isDead) line.hangUp();
      return !isDead;
    });
    if (!left.length || looks === 1 || this.isClosed) return;
    setTimeout(() => void this.endTheDead(left, looks - 1), DEAD_LOOK_MS);
  }
}
