import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from '../file-hash.ts';
import { freePort } from '../postgres-server.ts';
import { TRIAL_SECRET, type TrialDatabase } from './trial-database.ts';

const STARTS = 3;

/** The built app as a process of its own, which can be killed and started again under the same addresses. */
export class TrialApp {
  readonly port: number;
  readonly doorPort: number;
  readonly metricsPort: number;
  readonly url: string;
  #environment: Record<string, string | undefined>;
  #child: ChildProcess | undefined;
  #bundle: string;
  #main: string;

  private constructor(ports: [number, number, number], environment: Record<string, string | undefined>) {
    [this.port, this.doorPort, this.metricsPort] = ports;
    this.url = `http://127.0.0.1:${this.port}`;
    this.#environment = environment;
    // A copy, since a build beside a long trial would take its program away. Within the project, where its packages are.
    this.#bundle = join(projectFolder, '.guichet', 'trials', `${process.pid}-${this.port}`);
    cpSync(join(projectFolder, 'dist', 'api'), this.#bundle, { recursive: true });
    this.#main = join(this.#bundle, 'main.js');
  }

  /** Nothing of the app's goes to our standard output: that is for results. */
  static async start(
    folder: string,
    database: TrialDatabase,
    settings: Record<string, string> = {},
  ): Promise<TrialApp> {
    // A port that was free a moment ago may be somebody's connection by now.
    for (let tries = 1; ; tries += 1) {
      const app = await TrialApp.#prepare(folder, database, settings);
      app.launch();
      try {
        await app.isReady();
        return app;
      } catch (error) {
        await app.stop();
        if (tries === STARTS) throw error;
      }
    }
  }

  static async #prepare(folder: string, database: TrialDatabase, settings: Record<string, string>): Promise<TrialApp> {
    const ports: [number, number, number] = [await freePort(), await freePort(), await freePort()];
    const [port, doorPort, metricsPort] = ports.map(String);
    return new TrialApp(ports, {
      ...process.env,
      NODE_ENV: 'production',
      APP_DATABASE_URL: database.urls.appUrl,
      JOBS_DATABASE_URL: database.urls.jobsUrl,
      GUICHET_SECRET: TRIAL_SECRET,
      GUICHET_DEMO: '0',
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SMTP_DOOR_PORT: doorPort,
      METRICS_PORT: metricsPort,
      FILES_DIR: join(folder, 'files'),
      ALLOW_PRIVATE_HOSTS: '1',
      MAIL_POLL_SECONDS: '5',
      LOG_LEVEL: 'fatal',
      ...settings,
    });
  }

  launch(): void {
    this.#child = spawn(
      process.execPath,
      ['--enable-source-maps', '--import', './scripts/leave-with-parent.ts', this.#main],
      { cwd: projectFolder, env: this.#environment, detached: true, stdio: ['ignore', 2, 2, 'ipc'] },
    );
  }

  /** Runs an exported function of another program of the same build; what it prints is no result. */
  async run(entry: string, name: string): Promise<void> {
    const child = spawn(process.execPath, ['scripts/run-entry.ts', join(this.#bundle, `${entry}.js`), name], {
      cwd: projectFolder,
      env: { ...this.#environment, GUICHET_ROLE: 'web' },
      stdio: ['ignore', 2, 2],
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`${entry} failed`);
  }

  get processId(): number {
    return this.#child!.pid!;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async isReady(): Promise<void> {
    for (const end = Date.now() + 60_000; Date.now() < end; await sleep(100)) {
      if (!this.isRunning) throw new Error('the app ended while it started');
      const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
      if (answer?.ok) return;
    }
    throw new Error('the app is not ready after a minute');
  }

  /** As the kernel does when memory runs out: no word, no goodbye. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** As a restart does: it may finish what runs. */
  async quit(): Promise<void> {
    const hard = setTimeout(() => this.#child?.kill('SIGKILL'), 25_000);
    await this.#end('SIGTERM');
    clearTimeout(hard);
  }

  async stop(): Promise<void> {
    await this.quit();
    rmSync(this.#bundle, { recursive: true, force: true });
  }

  /** Of the event loop since it was last asked for, in seconds. */
  async lag(): Promise<{ p99: number; max: number }> {
    const text = await (await fetch(`http://127.0.0.1:${this.metricsPort}/metrics`)).text();
    const figure = (name: string) =>
      Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (.+)$`, 'm').exec(text)?.[1]);
    return { p99: figure('p99'), max: figure('max') };
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || !this.isRunning) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
