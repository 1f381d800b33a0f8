import { describe, expect, it } from 'vitest';
import { random } from '../../../../scripts/random.ts';
import { mutate } from '../fixtures/mutate.fixtures.ts';
import { INVALID } from '../fixtures/torture-invalid.fixtures.ts';
import { VALID, VALID_RESPONSES } from '../fixtures/torture-valid.fixtures.ts';
import { requestWith } from '../fixtures/wire.fixtures.ts';
import { MalformedMessage } from './malformed-message.ts';
import type { SipRequest } from './message.ts';
import { parseMessage } from './parse-message.ts';
import { parseSipUri } from './sip-uri.ts';
import { writeMessage } from './write-message.ts';

const parseRequest = (bytes: Buffer): SipRequest => parseMessage(bytes) as SipRequest;
function problemOf(bytes: Buffer): MalformedMessage {
  try {
    parseMessage(bytes);
  } catch (error) {
    if (error instanceof MalformedMessage) return error;
    throw error;
  }
  throw new Error('it was understood');
}

describe('messages after RFC 4475', () => {
  it.each([...VALID, ...VALID_RESPONSES])('understands %s, and what it writes of it', (_, bytes) => {
    const message = parseMessage(bytes);
    const again = parseMessage(writeMessage(message));
    expect({ ...again, headers: [...again.headers] }).toEqual({ ...message, headers: expect.anything() });
  });

  it.each(INVALID)('refuses %s', (_, bytes, status) => {
    const problem = problemOf(bytes);
    expect(problem.remains ? problem.status : 0).toBe(status);
  });

  it('reads the tortuous INVITE to the letter', () => {
    const message = parseRequest(VALID[0]![1]);
    expect(message).toMatchObject({
      method: 'INVITE',
      callId: 'tortuous.1@192.0.2.1',
      cseq: { number: 7, method: 'INVITE' },
      via: { transport: 'UDP', host: '192.0.2.2', port: undefined },
      from: { displayName: 'A. Quoted \\"', uri: 'sip:ada@example.com', parameters: new Map([['tag', '12cd']]) },
      to: { displayName: '', uri: 'sip:bob@other-firm.example', parameters: new Map([['tag', '77ab']]) },
    });
    expect(message.headers.all('via')).toHaveLength(3);
    expect(message.headers.get('nobodyknowsthis')).toBe('a value that goes on and on');
    expect(message.headers.get('Odd-Value')).toBe(';;,,;;,;');
    expect(message.headers.get('subject')).toBe('');
    expect(message.contacts[0]!.parameters.get('q')).toBe('0.33');
    expect(message.body.toString()).toBe('v=0');
  });

  it('unescapes users once, and only there', () => {
    const { uri, to, from } = parseRequest(VALID[2]![1]);
    expect(parseSipUri(uri)?.user).toBe('sips:user@example.com');
    expect(parseSipUri(to.uri)?.user).toBe('ada');
    expect(parseSipUri(from.uri)?.user).toBe('with spaces');
  });

  it('ends a message where its Content-Length says', () => {
    expect(parseRequest(VALID[7]![1])).toMatchObject({ method: 'REGISTER', body: Buffer.alloc(0) });
  });

  it('says what is wrong', () => {
    expect(problemOf(requestWith({ CSeq: 'x' })).message).toBe('Missing or malformed CSeq');
    expect(problemOf(requestWith({ Via: undefined })).remains).toBeUndefined();
  });
});

describe('hostile messages', () => {
  it('3,000 mutated ones are understood or refused, never more', () => {
    const next = random(4475);
    const sources = [...VALID, ...INVALID].map(([, bytes]) => bytes).filter((bytes) => bytes.length < 4000);
    let refused = 0;
    for (let count = 0; count < 3000; count += 1) {
      try {
        parseMessage(mutate(sources[count % sources.length]!, next));
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedMessage);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(1000);
    expect(refused).toBeLessThan(3000);
  });

  // Twice the length may cost twice the time; a quadratic reader needs minutes for these.
  it.each([
    ['quotes', { To: `"${'\\"'.repeat(30_000)}` }],
    ['brackets', { To: '<'.repeat(60_000) }],
    ['spaces', { To: `${' '.repeat(60_000)}x` }],
    ['semicolons', { Contact: ';'.repeat(60_000) }],
    ['folds', { Subject: '\r\n x'.repeat(15_000) }],
    ['fields', { Subject: '\r\nX: y'.repeat(10_000) }],
    ['commas', { Route: ','.repeat(60_000) }],
    ['colons', { Via: `SIP/2.0/UDP ${' :'.repeat(30_000)}` }],
  ])('65 kB of %s cost next to nothing', (_, fields) => {
    const bytes = requestWith(fields);
    for (let round = 0; round < 200; round += 1) expect(problemOf(bytes).status).toBeGreaterThanOrEqual(400);
  });

  it('names of prototypes are names like others', () => {
    const message = parseRequest(requestWith({ __proto__: 'x', constructor: 'y', toString: 'z' } as never));
    expect(message.headers.get('constructor')).toBe('y');
    expect(message.headers.has('valueOf')).toBe(false);
  });
});

describe('writing', () => {
  it('refuses a line break, which would be a field of its own', () => {
    const message = parseRequest(requestWith());
    message.headers.set('Subject', 'a\r\nVia: x');
    expect(() => writeMessage(message)).toThrow(RangeError);
  });

  it('counts bytes, not characters', () => {
    const message = { ...parseRequest(requestWith()), body: Buffer.from('é') };
    expect(writeMessage(message).toString()).toContain('Content-Length: 2\r\n');
  });
});
