import { Injectable } from '@nestjs/common';
import { CallHooks } from '../live/call-hooks.service.ts';
import type { LiveCall } from '../live/live-call.ts';
import { soundPlan } from '../live/sound-plan.ts';
import { CallNotices } from './call-notices.ts';
import { LiveRecordings, type Scene } from './live-recordings.ts';
import { type RecordingPlan, RecordingPlans } from './recording-plans.service.ts';

/** Recording follows the call: whenever who hears whom changes, or its rows say that somebody does not want it any more. */
@Injectable()
export class RecordingHook {
  constructor(
    private readonly plans: RecordingPlans,
    private readonly notices: CallNotices,
    private readonly recordings: LiveRecordings,
    hooks: CallHooks,
  ) {
    hooks.add({ changed: (call) => this.follow(call), ended: (call) => this.end(call) });
  }

  private async follow(call: LiveCall): Promise<void> {
    if (call.isOver) return;
    const plan = await this.plans.of(call.id);
    const scene = sceneOf(call, plan);
    const knows = this.notices.look(call, plan, Boolean(scene?.talking.length), () =>
      call.inTurn(() => this.follow(call)),
    );
    await this.recordings.apply(call.id, plan.isRecorded && knows ? scene : null);
  }

  private async end(call: LiveCall): Promise<void> {
    this.notices.hush(call);
    await this.recordings.apply(call.id, null);
  }
}

/** Null without a caller. */
function sceneOf(call: LiveCall, { isPaused, keepDays }: RecordingPlan): Scene | null {
  const caller = call.caller?.media;
  if (!caller) return null;
  const circle = soundPlan(call.soundingNow).talks.find(({ parties }) => parties.includes(caller));
  const talking = call.state === 'talking' ? (circle?.parties ?? []).filter((leg) => leg !== caller) : [];
  const standing = [call.agent, call.colleague].flatMap((leg) => (leg ? [leg.media] : []));
  return { caller, standing, talking, isPaused, keepDays };
}
