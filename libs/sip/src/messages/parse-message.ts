import { wholeNumber } from './grammar.ts';
import { parseHeaderFields, type Report, unfold } from './header-fields.ts';
import { LIMITS } from './limits.ts';
import { MalformedMessage, type MalformedStatus, type RequestRemains } from './malformed-message.ts';
import { parseMessageFields } from './message-fields.ts';
import type { SipMessage } from './message.ts';
import type { SipHeaders } from './sip-headers.ts';
import { parseStartLine, type StartLine } from './start-line.ts';

const END_OF_HEAD = '\r\n\r\n';
const CR = 0x0d;
const LF = 0x0a;

/**
 * A message of RFC 3261 §7, whole in its datagram or WebSocket message. Strict, and in time linear to its length.
 * @throws MalformedMessage
 */
export function parseMessage(bytes: Buffer): SipMessage {
  let problem: { reason: string; status: MalformedStatus } | undefined;
  const report = (reason: string, status: MalformedStatus = 400): void => void (problem ??= { reason, status });
  const start = afterEmptyLines(bytes);
  const end = bytes.indexOf(END_OF_HEAD, start);
  const readable = Math.min(end < 0 ? bytes.length : end, start + LIMITS.messageBytes);
  if (bytes.length > LIMITS.messageBytes) report('Message too large', 513);
  const [startText = '', ...fields] = headLines(bytes.subarray(start, readable), report);
  const startLine = parseStartLine(startText);
  if (startLine.problem) report(startLine.problem.reason, startLine.problem.status);
  const headers = parseHeaderFields(fields, report);
  const common = parseMessageFields(headers, report);
  if (startLine.kind === 'request' && common && common.cseq.method !== startLine.method) {
    report('CSeq names another method');
  }
  if (end < 0) report('The head has no end');
  const body = bodyOf(bytes.subarray(end < 0 ? bytes.length : end + END_OF_HEAD.length), headers, report);
  if (problem || !common) throw new MalformedMessage(problem!.reason, problem!.status, remainsOf(startLine, headers));
  return startLine.kind === 'request'
    ? { method: startLine.method, uri: startLine.uri, headers, body, ...common }
    : { status: startLine.status, reason: startLine.reason, headers, body, ...common };
}

/** §7.5: empty lines before the start line are ignored. */
function afterEmptyLines(bytes: Buffer): number {
  let at = 0;
  while (bytes[at] === CR && bytes[at + 1] === LF) at += 2;
  return at;
}

function headLines(head: Buffer, report: Report): string[] {
  const text = head.toString('utf8');
  // §7: the head is UTF-8.
  if (text.includes('\ufffd') && !head.equals(Buffer.from(text, 'utf8'))) report('The head is not UTF-8');
  // One more than may be: what is beyond is not looked at.
  const lines = text.split('\r\n', LIMITS.headLines + 1);
  if (lines.length > LIMITS.headLines) report('Too many header lines', 513);
  if (lines.some((line) => /[\r\n]/.test(line))) report('A line does not end with CRLF');
  if (/^[ \t]/.test(lines[1] ?? '')) report('A start line is never folded');
  return unfold(lines.flatMap((line) => line.split(/[\r\n]+/)));
}

/** §18.3: what is beyond Content-Length is no part of the message; a message that lacks a part of it is malformed. */
function bodyOf(rest: Buffer, headers: SipHeaders, report: Report): Buffer {
  const text = headers.get('content-length');
  if (text === undefined) return rest;
  const length = wholeNumber(text, rest.length);
  if (length === undefined) report('Content-Length does not fit');
  return rest.subarray(0, length);
}

/** Responses and ACKs are never answered (§17.1.3, §17.2.1), nor what names no way back. */
function remainsOf(startLine: StartLine, headers: SipHeaders): RequestRemains | undefined {
  if (startLine.kind !== 'request' || startLine.method === 'ACK' || !headers.has('via')) return undefined;
  return { method: startLine.method, headers };
}
