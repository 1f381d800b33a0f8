import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface Sink {
  port: number;
  /** Each mail it took is a file here. */
  folder: string;
  stop(): Promise<void>;
}

/** A mail server that takes everything: where a customer's answers arrive. */
export async function startSink(folder: string): Promise<Sink> {
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      buffer(stream).then((raw) => {
        const path = join(folder, `${String((taken += 1)).padStart(4, '0')}.eml`);
        writeFileSync(`${path}.part`, raw);
        renameSync(`${path}.part`, path);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { port, folder, stop: () => new Promise((resolve) => server.close(resolve)) };
}
