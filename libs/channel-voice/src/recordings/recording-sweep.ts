import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { asTenant, Clock, Db, key, log } from '@guichet/platform';
import { RecordingKeeper } from './recording-keeper.service.ts';
import { type UnfinishedFile, UnfinishedFiles } from './unfinished-files.ts';

const EVERY_MS = 60_000;
/** Whoever still writes, or is about to keep it, is done by then. */
const QUIET_MS = 60_000;

/** Takes over what a process that was killed has left on this disk. */
@Injectable()
export class RecordingSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly db: Db,
    private readonly unfinished: UnfinishedFiles,
    private readonly keeper: RecordingKeeper,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const begin = (): void => {
      this.running ??= this.sweep().finally(() => (this.running = undefined));
    };
    this.timer = setInterval(begin, EVERY_MS);
    begin();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - QUIET_MS);
    for (const file of (await this.unfinished.all()).filter(({ writtenAt }) => writtenAt < before))
      await asTenant(file.tenantId, () => this.settle(file)).catch((error: unknown) =>
        log.warn({ err: error, path: file.path }, 'an unfinished recording could not be taken over'),
      );
  }

  private async settle({ recordingId, path, writtenAt }: UnfinishedFile): Promise<void> {
    const where = key(recordingId);
    const row = await this.db.tx((tx) => tx.recording.findUnique({ where, include: { call: true } }));
    const isLive = row && !row.call.endedAt && row.call.aliveUntil > this.clock.now();
    if (isLive) return;
    if (row && !path.endsWith('.mended'))
      await this.keeper.keep(recordingId, path, { isWhole: false, endedAt: writtenAt });
    else await this.unfinished.remove(path);
  }
}
