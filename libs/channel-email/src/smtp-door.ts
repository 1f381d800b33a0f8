import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { asTenant, CONFIG, type Config, Db, log, Metrics } from '@guichet/platform';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { readDoor, withoutToken } from './door-address.ts';
import { IncomingMailService, sha256Of } from './incoming-mail.service.ts';

interface Door {
  tenant_id: string;
  inbox_id: string;
}
/** An answer that the sending server understands: 4xx tries again later, 5xx never. */
class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

const MAX_CLIENTS = 100;
const MAX_RECIPIENTS = 50;
const SILENCE_MS = 60_000;
const SESSION_MS = 15 * 60_000;
/** Of all mails that are just coming in. */
const MAX_BYTES_AT_ONCE = 256_000_000;
/** A mail above the limit is kept whole and announced, as from a mailbox; above so many times the limit it is refused. */
const REFUSED_ABOVE = 5;

/** Takes mail by SMTP for all inboxes: "250" is said once the mail is stored, and not before. */
@Injectable()
export class SmtpDoor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private server: SMTPServer | undefined;
  private bytes = 0;

  constructor(
    private readonly db: Db,
    private readonly incoming: IncomingMailService,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  private get maxBytes(): number {
    return Math.min(REFUSED_ABOVE * this.config.MAIL_MAX_BYTES, MAX_BYTES_AT_ONCE);
  }

  /** Where it listens; 0 when it does not. */
  get port(): number {
    const address = this.server?.server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.GUICHET_ROLE === 'web') return;
    const server = new SMTPServer({
      name: this.config.SMTP_DOOR_DOMAIN,
      banner: 'Guichet',
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      size: this.maxBytes,
      maxClients: MAX_CLIENTS,
      socketTimeout: SILENCE_MS,
      closeTimeout: 5000,
      logger: false,
      onRcptTo: ({ address }, session, answer) => reply(this.checkRecipient(address, session), answer),
      onData: (stream, session, answer) => reply(this.take(stream, session), answer),
    });
    server.on('error', (error) => log.debug({ err: error }, 'smtp session failed'));
    // A client may send a byte now and then for ever.
    server.server.on('connection', (socket) => {
      const timer = setTimeout(() => socket.destroy(), SESSION_MS);
      socket.once('close', () => clearTimeout(timer));
    });
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(this.config.SMTP_DOOR_PORT, this.config.SMTP_DOOR_HOST, resolve);
    });
    this.server = server;
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  private async checkRecipient(address: string, session: SMTPServerSession): Promise<void> {
    if (session.envelope.rcptTo.length >= MAX_RECIPIENTS) throw new Refusal(452, 'Too many recipients');
    // The same words for what never existed and what is gone: the door is not a directory.
    if (!(await this.find(address))) throw new Refusal(550, 'No such mailbox here');
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const raw = await this.read(stream);
    const to = session.envelope.rcptTo.map(({ address }) => address);
    const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
    const sha256 = await sha256Of(raw);
    const doors = new Map<string, Door & { to: string[] }>();
    for (const address of to) {
      const door = await this.find(address);
      if (door) doors.set(door.inbox_id, { ...door, to: [...(doors.get(door.inbox_id)?.to ?? []), address] });
    }
    if (doors.size === 0) throw new Refusal(550, 'No such mailbox here');
    for (const { tenant_id, inbox_id, to: recipients } of doors.values()) {
      const mail = { raw, source: `smtp:${inbox_id}:${sha256}`, inboxId: inbox_id, envelope: { from, to: recipients } };
      await asTenant(tenant_id, () => this.incoming.store(mail));
    }
    this.metrics.mails.inc({ outcome: 'received' }, doors.size);
  }

  /** The whole mail, within the limits; what is too much is still read to its end, as the protocol wants. */
  private async read(stream: SMTPServerDataStream): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    let isFull = false;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        if (stream.sizeExceeded) chunks.length = 0;
        isFull ||= this.bytes + chunk.length > MAX_BYTES_AT_ONCE;
        if (stream.sizeExceeded || isFull) continue;
        chunks.push(chunk);
        size += chunk.length;
        this.bytes += chunk.length;
      }
    } finally {
      this.bytes -= size;
    }
    if (stream.sizeExceeded) throw new Refusal(552, `A mail may have at most ${this.maxBytes} bytes`);
    if (isFull) throw new Refusal(452, 'Too much mail at once, try again later');
    return Buffer.concat(chunks);
  }

  private async find(address: string): Promise<Door | undefined> {
    const door = readDoor(address, this.config.SMTP_DOOR_DOMAIN);
    const [row] =
      door === null
        ? await this.db.beforeTenant<Door>('select * from find_inbox_address($1)', [withoutToken(address)])
        : await this.db.beforeTenant<Door>('select * from find_inbox_door($1)', [door]);
    return row;
  }
}

/** Anything that is not a refusal of ours is trouble of ours: the sender keeps the mail and tries again. */
function reply(work: Promise<void>, answer: (error?: Error | null) => void): void {
  work.then(
    () => answer(),
    (error: unknown) => {
      if (error instanceof Refusal) return answer(error);
      log.warn({ err: error }, 'smtp door could not store a mail');
      answer(new Refusal(451, 'Temporary trouble, try again later'));
    },
  );
}
