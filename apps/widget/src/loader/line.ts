// The widget's connection: as much of socket.io's protocol as it needs (docs/decisions/chat-protocol.md), small enough for the loader.

export interface Line {
  isUp: () => boolean;
  /** Nothing is promised: what is said while the line is down is gone. */
  say: (name: string, data: unknown) => void;
  /** Rejects when the line breaks or nothing comes in time: then say the same again. */
  ask: <T>(name: string, data: unknown) => Promise<T>;
  /** Connects anew, with a new handshake. */
  renew: () => void;
}

interface Options {
  url: string;
  handshake: () => unknown;
  onEvent: (name: string, data: unknown) => void;
  onState: (isUp: boolean) => void;
  /** The server's code; false ends the trying. */
  onRefusal: (code: string) => boolean;
}

const NAMESPACE = '/widget';
/** The server pings every 25 s, and gives up after 20 s more. */
const SILENCE_MS = 45_000;
const ANSWER_MS = 10_000;
const SHORTEST_WAIT = 500;
const LONGEST_WAIT = 15_000;

/** How long to wait before the next try; spread, so that a server that comes back is not met by all at once. */
export const waitBefore = (attempt: number, random: number): number =>
  Math.min(SHORTEST_WAIT * 2 ** attempt, LONGEST_WAIT) * (0.5 + random / 2);

/** Engine.IO's packet, and in it Socket.IO's: a kind, the namespace, the number of a question, and JSON. */
export function decoded(packet: string): { kind: string; id: number; data: unknown } {
  const [, kind = '', id = '', json = ''] = /^(4\d|\d)(?:\/\w+,?)?(\d*)(.*)$/s.exec(packet) ?? [];
  return { kind, id: Number(id), data: json && JSON.parse(json) };
}

export function openLine({ url, handshake, onEvent, onState, onRefusal }: Options): Line {
  let socket: WebSocket | undefined;
  let isUp = false;
  let isOver = false;
  let attempt = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (reason?: unknown) => void }>();

  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(drop, SILENCE_MS);
  };
  /** Whatever was heard of this socket later does not count any more. */
  function drop(): void {
    const old = socket;
    socket = undefined;
    clearTimeout(silence);
    if (old) {
      old.onclose = old.onmessage = null;
      old.close();
    }
    for (const { reject } of waiting.values()) reject(new Error('line'));
    waiting.clear();
    if (isUp) onState((isUp = false));
    clearTimeout(retry);
    if (!isOver && navigator.onLine) retry = setTimeout(connect, waitBefore(attempt++, Math.random()));
  }
  function connect(): void {
    clearTimeout(retry);
    if (socket || isOver) return;
    socket = new WebSocket(url);
    socket.onclose = drop;
    socket.onmessage = ({ data }) => {
      listen();
      hear(String(data));
    };
    listen();
  }
  const say = (packet: string) => socket?.readyState === 1 && socket.send(packet);

  function hear(packet: string): void {
    const { kind, id, data } = decoded(packet);
    if (kind === '0') say(`40${NAMESPACE},${JSON.stringify(handshake())}`);
    else if (kind === '2') say('3');
    else if (kind === '40') {
      attempt = 0;
      onState((isUp = true));
    } else if (kind === '41') drop();
    else if (kind === '42') onEvent(...(data as [string, unknown]));
    else if (kind === '43') {
      waiting.get(id)?.resolve((data as [unknown])[0]);
      waiting.delete(id);
    } else if (kind === '44') {
      isOver = !onRefusal((data as { data?: { code?: string } }).data?.code ?? '');
      drop();
    }
  }

  addEventListener('online', connect);
  addEventListener('offline', drop);
  // A page that is kept aside for "back" must not hold a connection.
  addEventListener('pagehide', drop);
  addEventListener('pageshow', (event) => event.persisted && connect());
  connect();

  return {
    isUp: () => isUp,
    say: (name, data) => isUp && say(`42${NAMESPACE},${JSON.stringify([name, data])}`),
    ask: <T>(name: string, data: unknown) =>
      new Promise<T>((resolve, reject) => {
        if (!isUp) return reject(new Error('line'));
        const id = (asked += 1);
        // Of one that is settled already it changes nothing.
        setTimeout(() => waiting.delete(id) && reject(new Error('late')), ANSWER_MS);
        waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
        say(`42${NAMESPACE},${id}${JSON.stringify([name, data])}`);
      }),
    renew: () => {
      attempt = 0;
      isOver = false;
      drop();
      connect();
    },
  };
}
