import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { type LegId, MediaError, type RecordingId } from '@guichet/media';
import { Clock, log } from '@guichet/platform';
import { CallMedia } from '../media/call-media.service.ts';
import { RecordingKeeper } from './recording-keeper.service.ts';
import { RecordingPlans } from './recording-plans.service.ts';
import { UnfinishedFiles } from './unfinished-files.ts';

/** Whom the caller hears, as far as it is to be recorded. */
export interface Scene {
  caller: LegId;
  /** Agents' legs that stand; of those, the ones that hear him and are heard now. */
  standing: readonly LegId[];
  talking: readonly LegId[];
  isPaused: boolean;
  keepDays: number;
}
interface Running {
  /** Of its row. */
  id: string;
  recording: RecordingId;
  file: string;
  caller: LegId;
  other: LegId;
  isSilent: boolean;
}

/** The recordings that this process writes: one for each pair of the caller and somebody who talks with him. */
@Injectable()
export class LiveRecordings implements BeforeApplicationShutdown {
  private readonly running = new Map<string, Running[]>();
  private readonly keeping = new Set<Promise<void>>();

  constructor(
    private readonly media: CallMedia,
    private readonly plans: RecordingPlans,
    private readonly unfinished: UnfinishedFiles,
    private readonly keeper: RecordingKeeper,
    private readonly clock: Clock,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.keeping);
  }

  /** Makes it so; null: nothing of this call is (any more) to be recorded. Called in the call's turn. */
  async apply(callId: string, scene: Scene | null): Promise<void> {
    const isOver = (one: Running) => scene?.caller !== one.caller || !scene.standing.includes(one.other);
    const [over, going] = [[] as Running[], [] as Running[]];
    for (const one of this.running.get(callId) ?? []) (isOver(one) ? over : going).push(one);
    for (const one of over) await this.finish(one);
    for (const other of scene?.talking ?? []) {
      const isNew = !going.some((one) => one.other === other);
      const begun = isNew && scene ? await this.begin(callId, scene, other) : null;
      if (begun) going.push(begun);
    }
    if (going.length) this.running.set(callId, going);
    else this.running.delete(callId);
    for (const one of going) await this.silence(one, !scene || scene.isPaused || !scene.talking.includes(one.other));
  }

  private async begin(callId: string, { caller, keepDays }: Scene, other: LegId): Promise<Running | null> {
    const id = await this.plans.begin(callId, keepDays);
    try {
      const path = await this.unfinished.pathFor(id);
      return { id, caller, other, isSilent: false, ...(await this.media.anchor.record(caller, other, path)) };
    } catch (error) {
      log.error({ err: error, callId }, 'a call cannot be recorded');
      await this.keeper.drop(id);
      return null;
    }
  }

  private async silence(one: Running, isSilent: boolean): Promise<void> {
    if (one.isSilent === isSilent) return;
    const { anchor } = this.media;
    await (isSilent ? anchor.pauseRecording(one.recording) : anchor.resumeRecording(one.recording));
    one.isSilent = isSilent;
  }

  /** The call does not wait until it is kept. */
  private async finish({ id, recording, file }: Running): Promise<void> {
    const isWhole = await this.media.anchor.stopRecording(recording).then(
      () => true,
      // One that is not known any more ended with its legs.
      (error: unknown) => error instanceof MediaError && error.code === 'unknown_recording',
    );
    const keeping = this.keeper
      .keep(id, file, { isWhole, endedAt: this.clock.now() })
      .catch((error: unknown) => log.error({ err: error, recordingId: id }, 'a recording is not kept yet'))
      .finally(() => this.keeping.delete(keeping));
    this.keeping.add(keeping);
  }
}
