import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '../libs/platform/src/config.ts';

/** A line for each port that is wanted and taken. */
export async function takenPorts(config: Config): Promise<string[]> {
  const wanted = [
    { setting: 'PORT', host: config.HOST, port: config.PORT },
    { setting: 'SMTP_DOOR_PORT', host: config.SMTP_DOOR_HOST, port: config.SMTP_DOOR_PORT },
    { setting: 'METRICS_PORT', host: config.METRICS_HOST, port: config.METRICS_PORT },
  ];
  const problems = await Promise.all(wanted.map(({ host, port }) => problemOf(host, port)));
  return wanted.flatMap(({ setting, host, port }, index) => {
    const problem = problems[index];
    if (problem === 'EADDRINUSE') return `Port ${port} on ${host} is taken: stop what uses it, or set ${setting}`;
    return problem ? `Port ${port} on ${host} cannot be used (${problem}): set ${setting}` : [];
  });
}

async function problemOf(host: string, port: number): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}
