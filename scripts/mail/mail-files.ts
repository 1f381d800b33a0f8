import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';

export interface MailFile {
  /** Relative to the folder; mails of an mbox are numbered: `list.mbox#3`. */
  file: string;
  raw: Buffer;
}

const MAIL = /^\.(eml|raw|msg|mail|email|rfc822|mime)$/i;
const NO_MAIL =
  /^(\.|README|LICEN[CS]E|COPYING|CHANGELOG)|\.(json|md|csv|html?|js|ts|py|ya?ml|xml|pdf|png|jpe?g|gif|zip|gz)$/i;
/** Of a text without a telling name: headers, and one of them a mail's. */
const HEADERS = /^(?:[!-9;-~]+[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+/;
const MAIL_HEADER =
  /^(from|to|cc|subject|date|received|return-path|delivered-to|message-id|mime-version|content-type)[ \t]*:/im;
const MBOX = /^From \S.*\d{2}:\d{2}/;

/** Every raw mail of a file or a folder, recursively and in order; what is no mail is passed over. */
export function mailFiles(path: string): MailFile[] {
  const root = statSync(path).isDirectory() ? path : join(path, '..');
  return walk(path).flatMap((file) => read(file, relative(root, file)));
}

function walk(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => walk(join(path, name)));
}

function read(path: string, file: string): MailFile[] {
  const isNamed = MAIL.test(extname(path));
  if (!isNamed && NO_MAIL.test(basename(path))) return [];
  const raw = readFileSync(path);
  if (isNamed) return [{ file, raw }];
  const start = raw.subarray(0, 200_000).toString('latin1').replaceAll('\r\n', '\n');
  if (MBOX.test(start)) return splitMbox(raw).map((mail, index) => ({ file: `${file}#${index + 1}`, raw: mail }));
  const headers = HEADERS.exec(start)?.[0];
  return headers && MAIL_HEADER.test(headers) ? [{ file, raw }] : [];
}

/** The mboxrd way: `From ` after an empty line starts a mail, `>From ` in a mail was `From `. */
function splitMbox(raw: Buffer): Buffer[] {
  const text = raw.toString('latin1');
  const starts = [...text.matchAll(/(?:^|\n\r?\n)(?=From \S.*\d{2}:\d{2})/g)].map(
    ({ index, 0: gap }) => index + gap.length,
  );
  return starts.map((start, at) => {
    const mail = text.slice(text.indexOf('\n', start) + 1, starts[at + 1] ?? text.length);
    return Buffer.from(mail.replace(/^>(>*From )/gm, '$1'), 'latin1');
  });
}

/** What an IMAP server wants: every line ends with CR LF (RFC 9051 section 6.3.12). */
export const withCrlf = (raw: Buffer): Buffer =>
  Buffer.from(raw.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
