import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { freePort } from '../postgres-server.ts';

/** A line between clients and the app that can be cut: what runs over it ends without a word, and nothing comes through until it is mended. */
export class LineCutter {
  readonly url: string;
  private isCut = false;
  private readonly pairs = new Set<Socket>();
  private readonly server: Server;

  private constructor(server: Server, port: number) {
    this.server = server;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async open(target: number): Promise<LineCutter> {
    const port = await freePort();
    const server = createServer();
    const line = new LineCutter(server, port);
    server.on('connection', (near) => line.join(near, target));
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return line;
  }

  async cut(ms: number): Promise<void> {
    this.isCut = true;
    for (const socket of this.pairs) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, ms));
    this.isCut = false;
  }

  close(): void {
    for (const socket of this.pairs) socket.destroy();
    this.server.close();
  }

  private join(near: Socket, target: number): void {
    if (this.isCut) return void near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.pairs.add(one);
      one
        .on('error', () => undefined)
        .on('close', () => {
          this.pairs.delete(one);
          other.destroy();
        });
    }
    near.pipe(far).pipe(near);
  }
}
