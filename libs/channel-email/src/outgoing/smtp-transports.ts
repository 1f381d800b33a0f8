import { Inject, Injectable } from '@nestjs/common';
import { checkHost, CONFIG, type Config, type rows, Secrets } from '@guichet/platform';
import { createTransport, type SendMailOptions } from 'nodemailer';

/** A recipient whom the server did not take while it took others. */
export interface RejectedRecipient {
  address: string;
  reason: string;
  isPermanent: boolean;
}
export interface SmtpSettings {
  host: string;
  port: number;
  security: string;
  username: string;
  password: string;
}
interface SentInfo {
  rejectedErrors?: { recipient?: string; responseCode?: number; response?: string; message: string }[];
}

/** Of what nodemailer answers, or throws when nobody was taken. */
export const rejectedRecipients = (outcome: unknown): RejectedRecipient[] =>
  ((outcome as SentInfo | null)?.rejectedErrors ?? []).map(
    ({ recipient = '', responseCode = 0, response, message }) => ({
      address: recipient,
      reason: response ?? message,
      isPermanent: responseCode >= 500,
    }),
  );

const TIMES = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000, dnsTimeout: 10_000 };

/** Sends by the inbox's own SMTP server, or by the installation's. */
@Injectable()
export class SmtpTransports {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly secrets: Secrets,
  ) {}

  /** Null when neither is configured: the mail rests in the local outbox. */
  async of(inbox: rows.EmailInbox): Promise<((mail: SendMailOptions) => Promise<RejectedRecipient[]>) | null> {
    const { smtpHost: host, smtpPort: port } = inbox;
    if (host !== null && port !== null) {
      const password = inbox.smtpSecret === null ? '' : this.secrets.decrypt(inbox.smtpSecret);
      const settings = {
        host,
        port,
        security: inbox.smtpSecurity ?? 'tls',
        username: inbox.smtpUsername ?? '',
        password,
      };
      return sendBy(await smtpOptions(settings, this.config.ALLOW_PRIVATE_HOSTS));
    }
    return this.config.SMTP_URL ? sendBy({ url: this.config.SMTP_URL, ...TIMES }) : null;
  }
}

/** For nodemailer. Throws `HostRefused`. */
export async function smtpOptions({ host, port, security, username, password }: SmtpSettings, allowsPrivate: boolean) {
  const { ip, servername } = await checkHost(host, allowsPrivate);
  return {
    host: ip,
    port,
    ...(servername ? { servername, tls: { servername } } : {}),
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(username ? { auth: { user: username, pass: password } } : {}),
    ...TIMES,
  };
}

const sendBy = (options: Parameters<typeof createTransport>[0] & object) => async (mail: SendMailOptions) => {
  const transport = createTransport(options);
  try {
    return rejectedRecipients(await sendFrom(transport, mail));
  } finally {
    transport.close();
  }
};

/** Some servers take no mail from nobody: then an automatic answer goes out under the inbox's address. */
async function sendFrom(transport: ReturnType<typeof createTransport>, mail: SendMailOptions): Promise<unknown> {
  try {
    return await transport.sendMail(mail);
  } catch (error) {
    const { command, responseCode = 0 } = error as { command?: string; responseCode?: number };
    const { envelope } = mail;
    if (envelope?.from !== '' || command !== 'MAIL FROM' || responseCode < 500) throw error;
    const { address } = mail.from as { address: string };
    return transport.sendMail({ ...mail, envelope: { ...envelope, from: address } });
  }
}
