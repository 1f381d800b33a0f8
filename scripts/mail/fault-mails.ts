import { createTransport } from 'nodemailer';
import type { ImapAppender } from './imap-append.ts';
import type { Ledger } from './ledger.ts';

/** The mark by which a mail is found again in the product. */
export const markOf = (number: number): string => `ledger-${String(number).padStart(5, '0')}`;

/** A third has no Message-ID, a third shares one, a third has its own: none of it may matter. */
export function faultMail(number: number): string {
  const ids = [[], ['Message-ID: <the-same@customer.example>'], [`Message-ID: <${markOf(number)}@customer.example>`]];
  return [
    `From: Customer ${number} <customer-${number}@customer.example>`,
    'To: desk@trial.example',
    `Subject: ${markOf(number)}`,
    'Date: Mon, 02 Nov 2026 10:00:00 +0100',
    ...ids[number % 3]!,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Bonjour, voici ma question numéro ${number}.`,
    '--b',
    'Content-Type: application/octet-stream',
    `Content-Disposition: attachment; filename="${number}.bin"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.alloc(300 + (number % 50) * 100, number)
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n'),
    '--b--',
    '',
  ].join('\r\n');
}

const RETRY_MS = 150;
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** As a sending server does: again and again until somebody says 250. */
async function sendByDoor(port: number, to: string, raw: string): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const times = { connectionTimeout: 3000, greetingTimeout: 5000, socketTimeout: 15_000 };
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, ...times });
    try {
      await transport.sendMail({ raw, envelope: { from: 'customer@customer.example', to } });
      return tries;
    } catch {
      await wait(RETRY_MS);
    } finally {
      transport.close();
    }
  }
}

export interface Feed {
  count: number;
  /** How many of the mails may have left by now, so that they are on their way at each fault. */
  due: () => number;
  imap: ImapAppender;
  door: { port: number; address: string };
  ledger: Ledger;
}
const SENDERS = 8;
const GAP_MS = 10;

/** Half by IMAP, half by SMTP. The ledger knows of each before it leaves, and again once it is taken. */
export async function feed({ count, due, imap, door, ledger }: Feed): Promise<{ retries: number }> {
  let retries = 0;
  const sending = new Set<Promise<void>>();
  for (let number = 1; number <= count; number += 1) {
    while (number > due()) await wait(20);
    const raw = faultMail(number);
    ledger.sending(number, number % 2 ? 'imap' : 'smtp');
    if (number % 2) {
      await imap.append(Buffer.from(raw));
      ledger.taken(number);
    } else {
      const sent: Promise<void> = sendByDoor(door.port, door.address, raw).then((tries) => {
        retries += tries - 1;
        ledger.taken(number);
        sending.delete(sent);
      });
      sending.add(sent);
      if (sending.size >= SENDERS) await Promise.race(sending);
    }
    await wait(GAP_MS);
  }
  await Promise.all(sending);
  return { retries };
}
