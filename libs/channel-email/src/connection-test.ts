import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { ConnectionTest } from '@guichet/contracts';
import { checkHost } from '@guichet/platform';
import { failureWords } from './imap/mail-server-failure.ts';

/** Without the system's own words: they name the address. */
function unreachable(error: unknown): Error {
  const { name, code = 'unknown' } = error as { name?: string; code?: string };
  const isTimeout = name === 'AbortError' || name === 'TimeoutError';
  return new Error(isTimeout ? 'the server does not answer on this port' : `the port cannot be reached (${code})`);
}

export type Step = ConnectionTest['steps'][number]['step'];

const CONNECT_MS = 8000;

/** Goes through the steps in order; the first that fails ends it, and its words say why. */
export class SettingsTest {
  private readonly steps: ConnectionTest['steps'] = [];
  private folders: string[] = [];

  get result(): ConnectionTest {
    return { ok: this.steps.every(({ ok }) => ok), steps: this.steps, folders: this.folders };
  }

  found(folders: string[]): void {
    this.folders = folders;
  }

  passed(step: Step, message: string): void {
    this.steps.push({ step, ok: true, message });
  }

  failed(step: Step, error: unknown): void {
    this.steps.push({ step, ok: false, message: failureWords(error) });
  }

  /** Name and port: the same for every protocol. True when there is somebody to talk to. */
  async reach(host: string, port: number, allowsPrivate: boolean): Promise<boolean> {
    let step: Step = 'host';
    let socket: Socket | undefined;
    try {
      const { ip } = await checkHost(host, allowsPrivate);
      // The address stays untold: the form must not serve to map a network.
      this.passed('host', host);
      step = 'port';
      socket = connect({ host: ip, port });
      await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECT_MS) });
      this.passed('port', String(port));
      return true;
    } catch (error) {
      this.failed(step, step === 'port' ? unreachable(error) : error);
      return false;
    } finally {
      socket?.on('error', () => undefined).destroy();
    }
  }
}
