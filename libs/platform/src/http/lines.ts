import type { Server } from 'node:http';
import { Injectable } from '@nestjs/common';

/** Another protocol on the app's own port, beside HTTP and socket.io, at upgrades of a path of its own. */
export interface Line {
  /** Before the port opens. */
  start(server: Server): Promise<void>;
  /** While all services still run: says goodbye to whoever is on it. */
  stop(): Promise<void>;
}

/** The lines of this installation; each registers itself when its module starts. */
@Injectable()
export class Lines {
  private readonly lines: Line[] = [];

  register(line: Line): void {
    this.lines.push(line);
  }

  async start(server: Server): Promise<void> {
    for (const line of this.lines) await line.start(server);
  }

  async stop(): Promise<void> {
    await Promise.all(this.lines.map((line) => line.stop()));
  }
}
