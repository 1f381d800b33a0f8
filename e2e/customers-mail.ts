import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type ParsedMail, simpleParser } from 'mailparser';
import { createTransport, type SendMailOptions } from 'nodemailer';

/** A customer's mail program: sends to the counter's SMTP door. */
export async function sendMail(mail: SendMailOptions): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: Number(process.env.E2E_DOOR_PORT), ignoreTLS: true });
  await transport.sendMail(mail);
  transport.close();
}

const readSink = async (): Promise<ParsedMail[]> => {
  const folder = process.env.E2E_SINK!;
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  return Promise.all(names.sort().map((name) => simpleParser(readFileSync(join(folder, name)))));
};

/** The newest mail to an address whose text holds `words`; waited for. */
export async function receivedMail(address: string, words: string): Promise<ParsedMail> {
  let found: ParsedMail | undefined;
  await expect
    .poll(
      async () => {
        const mails = await readSink();
        found = mails.findLast((mail) => addressesOf(mail).includes(address) && (mail.text ?? '').includes(words));
        return found?.subject;
      },
      { message: `a mail to ${address} with “${words}”`, timeout: 20_000 },
    )
    .toBeTruthy();
  return found!;
}

const addressesOf = (mail: ParsedMail): string[] =>
  [mail.to, mail.cc].flat().flatMap((list) => list?.value.map((one) => one.address ?? '') ?? []);
