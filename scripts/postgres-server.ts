import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface PostgresServer {
  port: number;
  /** Of a database on this server, as its superuser. */
  url(database: string): string;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export interface ServerOptions {
  folder: string;
  password: string;
  port?: number;
  flags?: string[];
}

/** Starts Postgres on loopback. It ends with this process, however this process ends. */
export async function startPostgres({
  folder,
  password,
  flags = [],
  ...options
}: ServerOptions): Promise<PostgresServer> {
  const port = options.port ?? (await freePort());
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'postgres.ts'), folder, String(port), ...flags],
    // Detached from the terminal's signals: its standard input tells it when this process is gone.
    { stdio: ['pipe', 'pipe', 'inherit'], detached: true, env: { ...process.env, PGPASSWORD: password } },
  );
  const ended = once(child, 'exit');
  // Without the race a server that cannot start would leave nothing to wait for, and Node would just exit.
  const isReady = await Promise.race([once(child.stdout, 'data').then(() => true), ended.then(() => false)]);
  if (!isReady) throw new Error(`Postgres did not start on ${folder}`);
  child.stdout.resume();
  return {
    port,
    url: (database) => `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      child.stdin.end();
      if (child.exitCode === null && child.signalCode === null) await ended;
    },
  };
}
