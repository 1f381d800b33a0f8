import { Inject, Injectable } from '@nestjs/common';
import { checkHost, CONFIG, type Config, type Line, Lines, log, type rows, Secrets } from '@guichet/platform';
import { type DigestCredentials, type FinalAnswer, type Flow, nameAddr } from '@guichet/sip';
import { type InviteOptions, newTag, type OutgoingCall, UdpTransport, UserAgent } from '@guichet/sip';

export type TrunkPlace = Pick<rows.Trunk, 'host' | 'port'>;
export type TrunkUser = Pick<rows.Trunk, 'host' | 'username'>;

/** An IPv6 address stands in brackets in a SIP address. */
const inUri = (host: string): string => (host.includes(':') ? `[${host}]` : host);
export const trunkAddress = ({ host, username }: TrunkUser): string =>
  username ? `sip:${username}@${inUri(host)}` : `sip:${inUri(host)}`;
export const trunkTarget = (number: string, { host, port }: TrunkPlace): string =>
  `sip:${number}@${inUri(host)}:${port}`;

/** Our end of all trunks: SIP over UDP, on a socket of its own, where nobody calls us. */
@Injectable()
export class TrunkLine implements Line {
  private udp: UdpTransport | undefined;
  private agent: UserAgent | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly secrets: Secrets,
    lines: Lines,
  ) {
    lines.register(this);
  }

  /** False in a process that speaks no SIP. */
  get isOpen(): boolean {
    return this.agent !== undefined;
  }

  async start(): Promise<void> {
    const { SIP_TRUNK_HOST: host, SIP_TRUNK_PORT: port } = this.config;
    this.udp = new UdpTransport({ host, port });
    const onError = (error: unknown): void => log.error({ err: error }, 'a trunk could not be served');
    this.agent = new UserAgent({ transports: [this.udp], handlers: { onError }, name: 'Guichet' });
    await this.agent.start();
  }

  async stop(): Promise<void> {
    const { agent } = this;
    this.agent = undefined;
    await agent?.stop();
  }

  /** Throws `HostRefused`. */
  async wayTo({ host, port }: TrunkPlace): Promise<Flow> {
    const { ip } = await checkHost(host, this.config.ALLOW_PRIVATE_HOSTS);
    if (!this.udp) throw new Error('trunks are not spoken to by this process');
    return this.udp.flowTo(ip, port);
  }

  credentialsOf({ username, secret }: Pick<rows.Trunk, 'username' | 'secret'>): DigestCredentials | undefined {
    return username && secret !== null ? { username, password: this.secrets.decrypt(secret) } : undefined;
  }

  invite(options: InviteOptions): OutgoingCall {
    return this.opened.invite(options);
  }

  /** Asks whether it is there. Nobody's telephone rings. */
  options(flow: Flow, trunk: TrunkUser & TrunkPlace, credentials?: DigestCredentials): Promise<FinalAnswer> {
    const from = nameAddr(trunkAddress(trunk));
    const uri = `sip:${inUri(trunk.host)}:${trunk.port}`;
    return this.opened.request('OPTIONS', { flow, uri, from, credentials, headers: { accept: 'application/sdp' } });
  }

  /** Says for how long we are there; without a time only asks what the trunk knows, which shows that the log-in is right. */
  register(flow: Flow, trunk: TrunkUser, credentials?: DigestCredentials, seconds?: number): Promise<FinalAnswer> {
    const own = nameAddr(trunkAddress(trunk));
    const contact = `<sip:${trunk.username || newTag()}@${flow.local.host}:${flow.local.port}>`;
    const headers = seconds === undefined ? {} : { contact: `${contact};expires=${seconds}`, expires: String(seconds) };
    const uri = `sip:${inUri(trunk.host)}`;
    return this.opened.request('REGISTER', { flow, uri, from: own, to: own, credentials, headers });
  }

  private get opened(): UserAgent {
    if (!this.agent) throw new Error('trunks are not spoken to by this process');
    return this.agent;
  }
}
