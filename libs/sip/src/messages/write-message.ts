import { spelledName } from './header-names.ts';
import type { RequestParts, ResponseParts } from './message.ts';

/** Bytes for the wire. A line break in a value would be another header field: that is an error of the caller. */
export function writeMessage(message: RequestParts | ResponseParts): Buffer {
  const lines = [startLineOf(message)];
  for (const [name, values] of message.headers) {
    if (name === 'content-length') continue;
    for (const value of values) lines.push(`${spelledName(name)}: ${value}`);
  }
  lines.push(`Content-Length: ${message.body.length}`);
  if (lines.some((line) => /[\r\n]/.test(line))) throw new RangeError('A line break within a header field');
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8'), message.body]);
}

function startLineOf(message: RequestParts | ResponseParts): string {
  if ('status' in message) return `SIP/2.0 ${message.status} ${message.reason}`;
  if (/\s/.test(message.method + message.uri)) throw new RangeError('A space within a request line');
  return `${message.method} ${message.uri} SIP/2.0`;
}
