import { ImapFlow } from 'imapflow';
import type { Dovecot, DovecotUser } from './dovecot.ts';

export interface Appended {
  uidValidity: string;
  uid: number;
}

/** Puts mails into a real mailbox over one connection. */
export class ImapAppender {
  #client: ImapFlow;

  private constructor(client: ImapFlow) {
    this.#client = client;
  }

  static async open({ host, port }: Dovecot, { name, password }: DovecotUser): Promise<ImapAppender> {
    const auth = { user: name, pass: password };
    const client = new ImapFlow({
      host,
      port,
      auth,
      secure: false,
      doSTARTTLS: false,
      logger: false,
      disableAutoIdle: true,
    });
    await client.connect();
    return new ImapAppender(client);
  }

  /** Throws when the server refuses the mail. */
  async append(raw: Buffer, folder = 'INBOX'): Promise<Appended> {
    const answer = await this.#client.append(folder, raw);
    if (!answer || answer.uid === undefined) throw new Error('the server did not say where it put the mail');
    return { uidValidity: String(answer.uidValidity), uid: answer.uid };
  }

  async createFolders(...paths: string[]): Promise<void> {
    for (const path of paths) await this.#client.mailboxCreate(path);
  }

  async count(folder: string): Promise<number> {
    const status = await this.#client.status(folder, { messages: true });
    return status ? (status.messages ?? 0) : 0;
  }

  close(): Promise<void> {
    return this.#client.logout().catch(() => this.#client.close());
  }
}
