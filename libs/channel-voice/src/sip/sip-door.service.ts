import type { Server } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { SIP_PATH } from '@guichet/contracts';
import { clientAddresses, CONFIG, type Config, isAmong, type Line, Lines, log } from '@guichet/platform';
import {
  EdgeConnections,
  type Flow,
  type IncomingCall,
  type IncomingRegister,
  type InviteOptions,
  type OutgoingCall,
  type Place,
  UdpTransport,
  UserAgent,
  type UserAgentHandlers,
  WebSocketTransport,
} from '@guichet/sip';
import { CallMedia } from '../media/call-media.service.ts';
import { SipAccounts } from './sip-accounts.service.ts';
import type { SipIdentity, SipPass } from './sip-accounts.ts';

export type DemoIdentity = Extract<SipIdentity, { kind: 'phone' }>;

/** Whoever answers to what comes in; each has shown by its password whose it is. */
export interface SipListener {
  onCall(call: IncomingCall, pass: SipPass): Promise<void>;
  onRegister(register: IncomingRegister, pass: SipPass): Promise<void>;
  /** A telephone of a demo. */
  onPhone(register: IncomingRegister, phone: DemoIdentity): void;
  onFlowClosed(flow: Flow): void;
  /** The process stops: whoever is on a line hears so. */
  onStop(): Promise<void>;
}

/** An edge speaks for all its browsers, and limits each of them itself. */
const EDGE_RATE = { perSecond: 5_000, burst: 10_000 };

/** The installation's SIP server: on the app's own port for browsers, over UDP for an edge before it. */
@Injectable()
export class SipDoor implements Line {
  private readonly listeners: Partial<SipListener>[] = [];
  private readonly edges: EdgeConnections;
  private agent: UserAgent | undefined;
  private udp: UdpTransport | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly accounts: SipAccounts,
    private readonly media: CallMedia,
    lines: Lines,
  ) {
    this.edges = new EdgeConnections(isAmong(config.SIP_EDGES));
    lines.register(this);
  }

  listen(listener: Partial<SipListener>): void {
    this.listeners.push(listener);
  }

  async start(server: Server): Promise<void> {
    const { SIP_UDP_HOST: host, SIP_UDP_PORT: port, PUBLIC_URL, TRUST_PROXY } = this.config;
    const { hostname, port: publicPort, protocol } = new URL(PUBLIC_URL);
    const browsers = new WebSocketTransport({
      ...{ server, path: SIP_PATH },
      name: { host: hostname, port: Number(publicPort) || (protocol === 'https:' ? 443 : 80) },
      addressOf: clientAddresses(TRUST_PROXY),
      maxConnectionsPerAddress: this.config.WIDGET_SOCKETS_PER_ADDRESS,
    });
    if (port) this.udp = new UdpTransport({ host, port, rate: EDGE_RATE });
    const transports = this.udp ? [browsers, this.udp] : [browsers];
    this.agent = new UserAgent({
      transports,
      handlers: this.handlers(),
      edges: this.edges,
      name: 'Guichet',
      supported: ['path', 'outbound'],
    });
    await this.agent.start();
  }

  async stop(): Promise<void> {
    for (const listener of this.listeners) await listener.onStop?.();
    await this.agent?.stop();
    await this.media.stop();
  }

  invite(options: InviteOptions): OutgoingCall {
    if (!this.agent) throw new Error('SIP is not spoken by this process');
    return this.agent.invite(options);
  }

  /** Whether this came through an edge, so that what it says of the way back is true. */
  isThroughEdge(flow: Flow): boolean {
    return this.edges.isEdge(flow);
  }

  /** A connection that an edge keeps; undefined where none may be. */
  connectionAt({ host, port }: Place, name: string): Flow | undefined {
    const edge = this.udp?.flowTo(host.replace(/^\[|\]$/g, ''), port);
    return edge && name ? this.edges.named(edge, name) : edge;
  }

  private handlers(): UserAgentHandlers {
    return {
      onInvite: (call) => this.called(call),
      onRegister: (register) => this.registers(register),
      onFlowClosed: (flow) => this.listeners.forEach((listener) => listener.onFlowClosed?.(flow)),
      onMalformed: (problem, flow) => log.debug({ err: problem, from: flow.remote.host }, 'malformed SIP'),
      onError: (error) => log.error({ err: error }, 'SIP could not be served'),
    };
  }

  /** Browsers are heard by their own connection or through an edge, and nobody else is. */
  private isStranger(flow: Flow): boolean {
    return flow.transport === 'UDP' && !this.isThroughEdge(flow);
  }

  private async called(call: IncomingCall): Promise<void> {
    if (this.isStranger(call.flow)) return call.reject(403);
    const said = await this.accounts.authenticate(call.invite, call.flow);
    if ('challenges' in said) return call.reject(401, { headers: { 'www-authenticate': said.challenges } });
    const listener = this.listeners.find(({ onCall }) => onCall);
    if (!listener || said.identity.kind !== 'call') return call.reject(403);
    await listener.onCall!(call, said);
  }

  private async registers(register: IncomingRegister): Promise<void> {
    if (this.isStranger(register.flow)) return register.reject(403);
    const said = await this.accounts.authenticate(register.request, register.flow);
    if ('challenges' in said) return register.reject(401, { headers: { 'www-authenticate': said.challenges } });
    const { identity } = said;
    if (identity.kind === 'phone') return this.listeners.find(({ onPhone }) => onPhone)?.onPhone?.(register, identity);
    const listener = this.listeners.find(({ onRegister }) => onRegister);
    if (!listener || identity.kind !== 'agent') return register.reject(403);
    await listener.onRegister!(register, said);
  }
}
