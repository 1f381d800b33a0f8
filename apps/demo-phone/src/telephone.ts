import type { SipAccount } from '@guichet/contracts';
import { SIP_PATH } from '@guichet/contracts/sip-path';
import { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRTCSessionEvent } from 'jssip/lib/UA';

export type Stage = 'connecting' | 'failed' | 'idle' | 'ringing' | 'talking';
const AGAIN_MS = 3000;
const DECLINED = { status_code: 603 };
const BUSY = { status_code: 486 };

/** A telephone that rings for one number. */
export class Telephone {
  private readonly number: string;
  private readonly tell: (stage: Stage) => void;
  private readonly heard = new Audio();
  private agent: UA | null = null;
  private session: RTCSession | null = null;
  private isClosed = false;

  constructor(number: string, tell: (stage: Stage) => void) {
    this.number = number;
    this.tell = tell;
    void this.open();
  }

  accept(sound: MediaStream): void {
    this.session?.answer({ mediaStream: sound, pcConfig: { iceServers: [] } });
  }
  decline(): void {
    this.end(DECLINED);
  }
  sayBusy(): void {
    this.end(BUSY);
  }
  hangUp(): void {
    this.end();
  }

  close(): void {
    this.isClosed = true;
    this.end();
    this.agent?.stop();
  }

  private end(why?: { status_code: number }): void {
    if (this.session && !this.session.isEnded()) this.session.terminate(why);
  }

  private async account(): Promise<SipAccount> {
    const body = JSON.stringify({ number: this.number });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/api/demo/phone', { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`refused: ${answer.status}`);
    return (await answer.json()) as SipAccount;
  }

  private async open(): Promise<void> {
    this.tell('connecting');
    try {
      const account = await this.account();
      if (!this.isClosed) this.agent = this.start(account);
    } catch {
      this.tell('failed');
      setTimeout(() => (this.isClosed ? undefined : void this.open()), AGAIN_MS);
    }
  }

  private start({ uri, username, password, realm, server }: SipAccount): UA {
    const socket = new WebSocketInterface(server ?? `${location.origin.replace(/^http/, 'ws')}${SIP_PATH}`);
    const agent = new UA({
      ...{ sockets: [socket], uri, password, realm, authorization_user: username, session_timers: false },
      ...{ connection_recovery_min_interval: 1, connection_recovery_max_interval: 2 },
    });
    agent.on('registered', () => this.tell(this.session ? 'talking' : 'idle'));
    agent.on('disconnected', () => this.tell('connecting'));
    agent.on('registrationExpiring', () => void this.renew(agent));
    agent.on('registrationFailed', () => setTimeout(() => void this.renew(agent), AGAIN_MS));
    agent.on('newRTCSession', (event: IncomingRTCSessionEvent) => this.rings(event.session));
    agent.start();
    return agent;
  }

  private async renew(agent: UA): Promise<void> {
    const account = await this.account().catch(() => null);
    if (this.isClosed || !account) return;
    agent.set('authorization_user', account.username);
    agent.set('password', account.password);
    if (agent.isConnected()) agent.register();
  }

  private rings(session: RTCSession): void {
    if (this.session) return session.terminate(BUSY);
    this.session = session;
    session.on('peerconnection', ({ peerconnection }) =>
      peerconnection.addEventListener('track', ({ track }) => {
        this.heard.srcObject = new MediaStream([track]);
        void this.heard.play().catch(() => undefined);
      }),
    );
    session.on('icecandidate', ({ ready }) => ready());
    session.on('accepted', () => this.tell('talking'));
    const over = (): void => {
      this.session = null;
      this.heard.srcObject = null;
      if (!this.isClosed) this.tell('idle');
    };
    session.on('ended', over);
    session.on('failed', over);
    this.tell('ringing');
  }
}
