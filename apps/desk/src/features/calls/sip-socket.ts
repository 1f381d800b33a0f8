import type { Socket } from 'jssip';

/** A ping and its answer, RFC 5626 §3.5.1. */
const PING = '\r\n\r\n';
const PING_MS = 1500;
/** So many in a row without any word back: the line is dead, whatever the network says. */
const MAX_UNANSWERED = 2;
const CONNECT_MS = 4000;

/** A WebSocket for JsSIP that notices a line gone dead; JsSIP's own waits for the network, which can take minutes. */
export class SipSocket implements Socket {
  readonly url: string;
  readonly sip_uri: string;
  via_transport: string;
  onconnect: () => void = () => undefined;
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => undefined;
  ondata: (data: unknown) => void = () => undefined;
  private socket: WebSocket | null = null;
  private clock: ReturnType<typeof setInterval> | undefined;
  private unanswered = 0;

  constructor(url: string) {
    const { protocol, host } = new URL(url);
    this.url = url;
    this.via_transport = protocol === 'wss:' ? 'WSS' : 'WS';
    this.sip_uri = `sip:${host};transport=ws`;
  }

  connect(): void {
    if (this.socket) return;
    const socket = new WebSocket(this.url, 'sip');
    this.socket = socket;
    this.clock = setInterval(() => this.lost(true), CONNECT_MS);
    socket.onopen = () => {
      clearInterval(this.clock);
      this.unanswered = 0;
      this.clock = setInterval(() => this.ping(), PING_MS);
      this.onconnect();
    };
    socket.onmessage = ({ data }) => {
      this.unanswered = 0;
      this.ondata(data);
    };
    socket.onclose = ({ wasClean, code, reason }) => this.lost(!wasClean, code, reason);
  }

  disconnect(): void {
    this.forget()?.close();
  }

  /** The network is another one: what was open leads nowhere any more. */
  renew(): void {
    if (this.isConnected()) this.lost(true);
  }

  send(message: string | ArrayBufferLike | Blob | ArrayBufferView): boolean {
    if (!this.isConnected()) return false;
    this.socket!.send(message as string);
    return true;
  }

  isConnected(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  isConnecting(): boolean {
    return this.socket?.readyState === WebSocket.CONNECTING;
  }

  private ping(): void {
    if (this.unanswered >= MAX_UNANSWERED) return this.lost(true);
    this.unanswered += 1;
    this.send(PING);
  }

  private lost(isError: boolean, code?: number, reason?: string): void {
    this.forget()?.close();
    this.ondisconnect(isError, code, reason);
  }

  private forget(): WebSocket | null {
    clearInterval(this.clock);
    const { socket } = this;
    this.socket = null;
    if (socket) socket.onopen = socket.onmessage = socket.onclose = null;
    return socket;
  }
}
