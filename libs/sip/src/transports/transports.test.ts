import { createServer } from 'node:http';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { ManualClock } from '../fixtures/manual-clock.fixtures.ts';
import { requestWith } from '../fixtures/wire.fixtures.ts';
import type { IncomingRegister } from '../user-agent/incoming-register.ts';
import { UserAgent, type UserAgentOptions } from '../user-agent/user-agent.ts';
import { EdgeConnections } from './edge-connections.ts';
import { TokenBuckets } from './token-buckets.ts';
import type { Flow } from './transport.ts';
import { UdpTransport } from './udp-transport.ts';
import { type WebSocketOptions, WebSocketTransport } from './websocket-transport.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function listening<T extends UdpTransport | WebSocketTransport>(transport: T, more?: Partial<UserAgentOptions>) {
  const handlers = { onError: (error: unknown) => expect.fail(String(error)) };
  const agent = new UserAgent({ transports: [transport], handlers, ...more });
  await agent.start();
  cleanUps.push(() => agent.stop());
  return transport;
}

/** A peer over UDP: what it is sent, in order. */
async function udpPeer(port: number) {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  cleanUps.push(() => socket.close());
  const received: string[] = [];
  socket.on('message', (bytes) => received.push(bytes.toString()));
  const send = (bytes: Buffer): void => socket.send(bytes, port, '127.0.0.1');
  /** By when all that was sent before has been dealt with. */
  const settle = async (): Promise<string[]> => {
    const via = `SIP/2.0/UDP 127.0.0.1:1;branch=z9hG4bK${Math.random()};rport`;
    const callId = `last-${Math.random()}`;
    send(requestWith({ Via: via, 'Call-ID': callId }));
    while (!received.at(-1)?.includes(`Call-ID: ${callId}`)) await once(socket, 'message');
    return received.slice(0, -1);
  };
  const until = async (count: number): Promise<void> => {
    while (received.length < count) await once(socket, 'message');
  };
  return { port: socket.address().port, send, settle, until };
}

async function browser(url: string, protocols: string[] = ['sip']): Promise<WebSocket> {
  const socket = new WebSocket(url, protocols, { origin: 'https://shop.example' });
  cleanUps.push(() => socket.terminate());
  await once(socket, 'open');
  return socket;
}

const urlOf = (transport: WebSocketTransport): string => `ws://127.0.0.1:${transport.place.port}`;
const viaOf = (port: number, more = ''): string =>
  `SIP/2.0/UDP 192.0.2.9:${port};branch=z9hG4bK${Math.random()}${more}`;

describe('UDP', () => {
  it('answers to the port Via names, and says where the request came from', async () => {
    const { place } = await listening(new UdpTransport({ port: 0 }));
    const [asking, named] = [await udpPeer(place.port), await udpPeer(place.port)];
    asking.send(requestWith({ Via: viaOf(named.port) }));
    expect(await asking.settle()).toEqual([]);
    const [answer] = await named.settle();
    expect(answer).toMatch(/^SIP\/2\.0 200 OK\r\nVia: .*;received=127\.0\.0\.1\r\n/);
  });

  it('answers to the port the request came from where rport asks for it (RFC 3581)', async () => {
    const { place } = await listening(new UdpTransport({ port: 0 }));
    const peer = await udpPeer(place.port);
    peer.send(requestWith({ Via: viaOf(9, ';rport') }));
    expect((await peer.settle())[0]).toContain(`;rport=${peer.port};received=127.0.0.1`);
  });

  it('listens on loopback unless told otherwise', async () => {
    expect((await listening(new UdpTransport({ port: 0 }))).place.host).toBe('127.0.0.1');
    expect((await listening(new WebSocketTransport())).place.host).toBe('127.0.0.1');
  });

  it('says nothing to keep-alives, responses and ACKs', async () => {
    const { place } = await listening(new UdpTransport({ port: 0 }));
    const peer = await udpPeer(place.port);
    for (const text of ['\r\n\r\n', '\r\n', '\0', 'SIP/2.0 200 OK\r\n\r\n']) peer.send(Buffer.from(text));
    peer.send(requestWith({}, 'ACK sip:bob@example.com SIP/2.0'));
    expect(await peer.settle()).toEqual([]);
  });

  it('answers malformed requests, and a flood of them no more', async () => {
    const clock = new ManualClock();
    const { place } = await listening(new UdpTransport({ port: 0, clock }), { clock });
    const peer = await udpPeer(place.port);
    for (let count = 0; count < 60; count += 1) peer.send(requestWith({ CSeq: 'x' }));
    const answers = await peer.settle();
    expect(answers).toHaveLength(20);
    expect(answers[0]).toMatch(/^SIP\/2\.0 400 Bad Request\r\n[^]*Warning: 399 sip "Missing or malformed CSeq"/);
  });

  it('looks at no more datagrams of one address than its rate allows', async () => {
    const clock = new ManualClock();
    const { place } = await listening(new UdpTransport({ port: 0, clock, rate: { perSecond: 1, burst: 3 } }), {
      clock,
    });
    const peer = await udpPeer(place.port);
    for (let count = 0; count < 50; count += 1) peer.send(requestWith({ Via: viaOf(peer.port) }));
    // The one that is asked for at last is taken when time has passed, and not before.
    await peer.until(3);
    clock.advance(1000);
    expect(await peer.settle()).toHaveLength(3);
  });
});

describe('UDP from an edge', () => {
  /** What is heard of its browsers by whoever believes `edge`. */
  async function behind(edge: string) {
    const registered: Flow[] = [];
    const closed: Flow[] = [];
    const handlers = {
      onRegister: (register: IncomingRegister) => {
        registered.push(register.flow);
        register.accept([]);
      },
      onFlowClosed: (flow: Flow) => void closed.push(flow),
      onError: (error: unknown) => expect.fail(String(error)),
    };
    const edges = new EdgeConnections((address) => address === edge);
    const { place } = await listening(new UdpTransport({ port: 0 }), { handlers, edges });
    const peer = await udpPeer(place.port);
    const say = (fields: Record<string, string>, startLine?: string) =>
      peer.send(requestWith({ Via: viaOf(peer.port, ';rport'), ...fields }, startLine));
    const registers = (name: string): void =>
      say(
        { 'X-Edge-Connection': name, 'X-Edge-Address': '203.0.113.7', 'X-Edge-Origin': 'https://desk.example' },
        'REGISTER sip:example.com SIP/2.0',
      );
    return { registered, closed, say, registers, settle: peer.settle };
  }

  it('has the connection, the address and the page of each browser, and tells of its end', async () => {
    const { registered, closed, say, registers, settle } = await behind('127.0.0.1');
    for (const name of ['1-1', '1-2', '1-1']) registers(name);
    await settle();
    const [one, two, same] = registered;
    expect(one).toMatchObject({ client: '203.0.113.7', handshake: { origin: 'https://desk.example' } });
    expect([one!.id === two!.id, one === same]).toEqual([false, true]);
    for (const name of ['1-1', '1-1', 'unknown']) say({ 'X-Edge-Closed': name });
    await settle();
    expect(closed).toEqual([one]);
    expect([one!.isOpen, two!.isOpen]).toEqual([false, true]);
    registers('1-1');
    await settle();
    expect(registered.at(-1)!.isOpen).toBe(true);
  });

  it('is not believed when it comes from anybody else', async () => {
    const { registered, closed, say, registers, settle } = await behind('192.0.2.1');
    registers('1-1');
    say({ 'X-Edge-Closed': '1-1' });
    await settle();
    expect(registered[0]).not.toHaveProperty('handshake');
    expect(registered[0]!.remote.host).toBe('127.0.0.1');
    expect(closed).toEqual([]);
  });
});

describe('WebSocket', () => {
  it('answers in text, and a ping of CRLF with CRLF', async () => {
    const socket = await browser(urlOf(await listening(new WebSocketTransport())));
    expect(socket.protocol).toBe('sip');
    socket.send(requestWith({ Via: 'SIP/2.0/WS x.invalid;branch=z9hG4bK-ws' }).toString());
    const [answer, isBinary] = (await once(socket, 'message')) as [Buffer, boolean];
    expect(isBinary).toBe(false);
    expect(answer.toString()).toMatch(/^SIP\/2\.0 200 OK\r\nVia: SIP\/2\.0\/WS x\.invalid/);
    socket.send('\r\n\r\n');
    expect(((await once(socket, 'message')) as [Buffer])[0].toString()).toBe('\r\n');
  });

  it.each<[string, WebSocketOptions, number, string[]]>([
    ['without the sub-protocol', {}, 400, ['chat']],
    ['of a foreign origin', { admit: ({ headers }) => headers.origin === 'https://desk.example' }, 403, ['sip']],
    ['beyond the number of connections', { maxConnections: 0 }, 503, ['sip']],
    ['beyond the number of one address', { maxConnectionsPerAddress: 0 }, 503, ['sip']],
  ])('refuses a connection %s', async (_, options, status, protocols) => {
    const url = urlOf(await listening(new WebSocketTransport(options)));
    await expect(browser(url, protocols)).rejects.toThrow(`server response: ${status}`);
  });

  it.each([
    ['too large a message', (socket: WebSocket) => socket.send('x'.repeat(70_000)), 1009],
    ['too many messages', (socket: WebSocket) => Array.from({ length: 300 }, () => socket.send('x')), 1008],
  ])('closes a connection that sends %s', async (_, send, code) => {
    const socket = await browser(urlOf(await listening(new WebSocketTransport())));
    send(socket);
    expect((await once(socket, 'close'))[0]).toBe(code);
  });

  it('closes who answers no ping, and tells of it', async () => {
    const clock = new ManualClock();
    let hasClosed!: () => void;
    const closed = new Promise<void>((resolve) => (hasClosed = resolve));
    const handlers = { onError: () => undefined, onFlowClosed: () => hasClosed() };
    const transport = await listening(new WebSocketTransport({ clock }), { clock, handlers });
    const socket = new WebSocket(urlOf(transport), 'sip', { autoPong: false });
    cleanUps.push(() => socket.terminate());
    await once(socket, 'open');
    clock.advance(40_000);
    await Promise.all([once(socket, 'close'), closed]);
  });

  it('outlives requests that are no addresses, and peers that vanish', async () => {
    const { port } = (await listening(new WebSocketTransport())).place;
    for (const target of ['//', 'http://[', '/\\']) {
      const head = `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
      const socket = connect(port, '127.0.0.1');
      socket.write(head);
      expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 400 /);
      socket.resetAndDestroy();
    }
    expect((await browser(`ws://127.0.0.1:${port}`)).readyState).toBe(WebSocket.OPEN);
  });

  it('takes its path at a server that is there, and leaves the others', async () => {
    const server = createServer();
    const others: (string | undefined)[] = [];
    server.on('upgrade', ({ url }, socket) => {
      if (url === '/sip') return;
      others.push(url);
      socket.destroy();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    cleanUps.push(() => server.close());
    await listening(new WebSocketTransport({ server }));
    const { port } = server.address() as AddressInfo;
    expect((await browser(`ws://127.0.0.1:${port}/sip`)).readyState).toBe(WebSocket.OPEN);
    await expect(browser(`ws://127.0.0.1:${port}/other`)).rejects.toThrow('socket hang up');
    expect(others).toEqual(['/other']);
  });
});

describe('token buckets', () => {
  it('fill again with time, each source its own', () => {
    const clock = new ManualClock();
    const buckets = new TokenBuckets({ perSecond: 2, burst: 2 }, clock);
    const take = (source: string): boolean[] => [1, 2, 3].map(() => buckets.take(source));
    expect(take('a')).toEqual([true, true, false]);
    expect(take('b')).toEqual([true, true, false]);
    clock.advance(500);
    expect(take('a')).toEqual([true, false, false]);
  });
});
