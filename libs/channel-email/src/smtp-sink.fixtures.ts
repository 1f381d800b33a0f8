import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface SunkMail {
  from: string;
  to: string[];
  raw: string;
  header: (name: string) => string;
}
export interface SmtpSink {
  port: number;
  mails: SunkMail[];
  /** What to answer to a recipient: an SMTP code, or 0 to take it. */
  refuse: (address: string) => number;
  stop: () => Promise<void>;
}

/** A mail server that keeps what it gets; it wants the password `right` from whoever logs in. */
export async function startSink(): Promise<SmtpSink> {
  const sink: SmtpSink = { port: 0, mails: [], refuse: () => 0, stop: () => Promise.resolve() };
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onAuth: ({ username, password }, _, answer) =>
      password === 'right' ? answer(null, { user: username }) : answer(new Error('wrong password')),
    onRcptTo: ({ address }, _, answer) => {
      const code = sink.refuse(address);
      answer(code ? Object.assign(new Error(`User unknown: no ${address}`), { responseCode: code }) : null);
    },
    onData: (stream, { envelope }, answer) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        sink.mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw, header: headerOf(raw) });
        answer();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  sink.port = (server.server.address() as AddressInfo).port;
  sink.stop = () => new Promise((resolve) => server.close(resolve));
  return sink;
}

/** Unfolded; '' when absent. */
const headerOf = (raw: string) => {
  const [head = ''] = raw.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return (name: string): string => {
    const line = lines.find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return line?.slice(name.length + 1).trim() ?? '';
  };
};
