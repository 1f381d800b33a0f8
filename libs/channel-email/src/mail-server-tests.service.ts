import { Inject, Injectable } from '@nestjs/common';
import type { ConnectionTest, InputOf, testImap, testSmtp } from '@guichet/contracts';
import { CONFIG, type Config, Db, found, Secrets } from '@guichet/platform';
import type { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { SettingsTest, type Step } from './connection-test.ts';
import { openImap } from './imap/imap-connection.ts';
import { failureCodeOf } from './imap/mail-server-failure.ts';
import { withinTime } from './imap/time-limit.ts';
import { smtpOptions } from './outgoing/smtp-transports.ts';

const LIMIT_MS = 30_000;
const MAX_RESPONSE = 10_000_000;

/** Tries settings before they are kept, and says which of them is wrong. */
@Injectable()
export class MailServerTests {
  constructor(
    private readonly db: Db,
    private readonly secrets: Secrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async imap(input: InputOf<typeof testImap>): Promise<ConnectionTest> {
    const test = new SettingsTest();
    const { host, port, security, username, folders } = input;
    const password = input.password ?? (await this.storedImapPassword(input));
    if (!(await test.reach(host, port, this.config.ALLOW_PRIVATE_HOSTS))) return test.result;
    const limits = { allowsPrivate: this.config.ALLOW_PRIVATE_HOSTS, maxBytes: MAX_RESPONSE };
    const opening = openImap({ host, port, security, username, password }, limits);
    try {
      const client = await withinTime('the log-in', LIMIT_MS, opening);
      test.passed('tls', wordsOf(security));
      test.passed('login', username);
      await this.tryFolders(test, client, folders);
      await client.logout().catch(() => client.close());
    } catch (error) {
      this.failedLogin(test, security, error);
      void opening.then((client) => client.close()).catch(() => undefined);
    }
    return test.result;
  }

  async smtp(input: InputOf<typeof testSmtp>): Promise<ConnectionTest> {
    const test = new SettingsTest();
    const { host, port, security, username } = input;
    const password = input.password ?? (await this.storedSmtpPassword(input));
    if (!(await test.reach(host, port, this.config.ALLOW_PRIVATE_HOSTS))) return test.result;
    const settings = { host, port, security, username, password };
    const transport = createTransport(await smtpOptions(settings, this.config.ALLOW_PRIVATE_HOSTS));
    try {
      await withinTime('the log-in', LIMIT_MS, transport.verify());
      test.passed('tls', wordsOf(security));
      test.passed('login', username);
    } catch (error) {
      this.failedLogin(test, security, error);
    } finally {
      transport.close();
    }
    return test.result;
  }

  private async tryFolders(test: SettingsTest, client: ImapFlow, wanted: readonly string[]): Promise<void> {
    const listed = await withinTime('the list of folders', LIMIT_MS, client.list());
    test.found(listed.filter(({ flags }) => !flags.has('\\Noselect')).map(({ path }) => path));
    for (const path of wanted) {
      try {
        await withinTime('opening the folder', LIMIT_MS, client.mailboxOpen(path, { readOnly: true }));
        test.passed('folder', path);
      } catch {
        return test.failed('folder', new Error(`${path} cannot be opened`));
      }
    }
  }

  /** Connecting and logging in are one call; the error says how far it came. */
  private failedLogin(test: SettingsTest, security: string, error: unknown): void {
    const step: Step = failureCodeOf(error) === 'login' ? 'login' : 'tls';
    if (step === 'login') test.passed('tls', wordsOf(security));
    test.failed(step, error);
  }

  /** Only for the server it was given for. */
  private async storedImapPassword({ mailboxId, host, username }: InputOf<typeof testImap>): Promise<string> {
    if (mailboxId === undefined) return '';
    const row = found(await this.db.tx((tx) => tx.mailbox.findFirst({ where: { id: mailboxId } })));
    return row.host === host && row.username === username ? this.secrets.decrypt(row.secret) : '';
  }

  private async storedSmtpPassword({ inboxId, host, username }: InputOf<typeof testSmtp>): Promise<string> {
    if (inboxId === undefined) return '';
    const row = found(await this.db.tx((tx) => tx.emailInbox.findFirst({ where: { inboxId } })));
    const isSame = row.smtpHost === host && row.smtpUsername === username;
    return isSame && row.smtpSecret ? this.secrets.decrypt(row.smtpSecret) : '';
  }
}

const wordsOf = (security: string): string => (security === 'none' ? 'not encrypted' : security.toUpperCase());
