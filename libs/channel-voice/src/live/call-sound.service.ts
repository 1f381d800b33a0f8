import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { HOLD_MUSIC, type LegId, type LegQuality, RINGBACK } from '@guichet/media';
import { Db, log, type Prisma } from '@guichet/platform';
import { CallMedia } from '../media/call-media.service.ts';
import { CallHooks } from './call-hooks.service.ts';
import type { LiveCall, LiveLeg } from './live-call.ts';
import { type Sound, soundPlan } from './sound-plan.ts';

const FILES: Record<Sound, string> = { music: HOLD_MUSIC, ringback: RINGBACK };

/** Makes true at the media anchor what a call's plan says, and what is kept of its legs' sound. */
@Injectable()
export class CallSound {
  /** By call: the pair that was last told to have begun. */
  private readonly talks = new WeakMap<LiveCall, { caller: LiveLeg; agent: LiveLeg }>();

  constructor(
    private readonly media: CallMedia,
    private readonly hooks: CallHooks,
    private readonly db: Db,
  ) {}

  /** Leaves alone what is so already. */
  async apply(call: LiveCall): Promise<void> {
    const { talks, sounds } = soundPlan(call.soundingNow);
    const before = new Map(call.sounding);
    call.sounding.clear();
    for (const talk of talks) {
      const text = JSON.stringify(talk);
      const isNew = talk.parties.some((leg) => before.get(leg)?.split(' ')[0] !== text);
      if (isNew) await this.at(() => this.media.anchor.arrange(talk));
      for (const leg of talk.parties) call.sounding.set(leg, text);
    }
    for (const leg of [...call.sounding.keys()]) await this.playTo(call, leg, sounds.get(leg), before.get(leg));
    await this.tellTalk(call);
    await this.hooks.tell('changed', call);
  }

  /** The call is over, and so is what is beside it. Its legs stand still: what was recorded can be brought to its end. */
  async over(call: LiveCall): Promise<void> {
    if (this.talks.delete(call)) await this.hooks.tell('talkEnded', call);
    await this.hooks.tell('ended', call);
  }

  /** Keeps how well it was heard, and takes it off the anchor. The row's state is another's to change. */
  async close(leg: Pick<LiveLeg, 'id' | 'media'>): Promise<void> {
    const quality = await this.qualityOf(leg.media);
    await this.at(() => this.media.anchor.close(leg.media));
    if (!quality) return;
    const { codec, packetsReceived, packetsLost, jitterMs, roundTripMs } = quality;
    const kept: Prisma.InputJsonObject = { codec, packetsReceived, packetsLost, jitterMs, roundTripMs };
    await this.db.tx((tx) => tx.callLeg.updateMany({ where: { id: leg.id }, data: { quality: kept } }));
  }

  /** A leg that never belonged to a call. */
  discard(media: LegId): Promise<void> {
    return this.at(() => this.media.anchor.close(media));
  }

  async qualityOf(media: LegId): Promise<LegQuality | null> {
    return this.media.anchor.quality(media).catch(() => null);
  }

  /** Whether nothing comes from it for so long. */
  async isSilent(media: LegId, ms: number): Promise<boolean> {
    const before = await this.qualityOf(media);
    await sleep(ms, undefined, { ref: false });
    const after = await this.qualityOf(media);
    return !before || !after || after.packetsReceived === before.packetsReceived;
  }

  private async playTo(
    call: LiveCall,
    leg: LegId,
    sound: Sound | undefined,
    before: string | undefined,
  ): Promise<void> {
    const was = before?.split(' ')[1];
    if (sound && was !== sound) await this.at(() => this.media.anchor.play(leg, FILES[sound], true));
    else if (!sound && was) await this.at(() => this.media.anchor.stopPlaying(leg));
    if (sound) call.sounding.set(leg, `${call.sounding.get(leg)} ${sound}`);
  }

  private async tellTalk(call: LiveCall): Promise<void> {
    const { caller, agent } = call;
    const before = this.talks.get(call);
    if (before?.caller === caller && before?.agent === agent) return;
    this.talks.delete(call);
    if (before) await this.hooks.tell('talkEnded', call);
    if (!caller || !agent || call.isOver || call.state === 'dialling') return;
    this.talks.set(call, { caller, agent });
    await this.hooks.tell('talkBegan', call, { caller, agent });
  }

  /** A leg may be gone in the very moment; what lost it is told by an event. */
  private async at(work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => log.debug({ err: error }, 'the media anchor refused'));
  }
}
