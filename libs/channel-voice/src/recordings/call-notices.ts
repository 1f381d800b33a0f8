import { Injectable } from '@nestjs/common';
import type { Locale } from '@guichet/contracts';
import { HOLD_MUSIC, type LegId } from '@guichet/media';
import { Db, log } from '@guichet/platform';
import { Outlooks } from '@guichet/routing';
import type { LiveCall } from '../live/live-call.ts';
import { CallMedia } from '../media/call-media.service.ts';
import { Prompter } from '../menu/prompter.ts';
import { SpokenWords, type Words } from '../menu/spoken-words.service.ts';
import type { RecordingPlan } from './recording-plans.service.ts';

interface Told {
  isTold: boolean;
  /** The line on which he was told to wait. */
  waitsOn: LegId | null;
  saying: { leg: LegId; state: LiveCall['state']; stop: AbortController } | null;
}

/** What callers are told before the music, and before they are recorded. */
@Injectable()
export class CallNotices {
  private readonly told = new WeakMap<LiveCall, Told>();

  constructor(
    private readonly db: Db,
    private readonly words: SpokenWords,
    private readonly prompter: Prompter,
    private readonly media: CallMedia,
    private readonly outlooks: Outlooks,
  ) {}

  /** Says what is due; answers whether he knows all that he must. `learnt`: he does now. */
  look(call: LiveCall, { isSpoken }: RecordingPlan, isTalking: boolean, learnt: () => void): boolean {
    const told = this.of(call);
    const leg = call.caller?.media ?? null;
    if (told.saying && (told.saying.leg !== leg || told.saying.state !== call.state)) this.hush(call);
    const isDue = isSpoken && !told.isTold;
    if (leg && !told.saying && call.state === 'waiting' && told.waitsOn !== leg)
      this.say(call, leg, async (signal) => {
        if (isDue) await this.tellOfRecording(call, leg, signal);
        await this.tellToWait(call, leg, signal);
      });
    // Whoever was answered before he could hear it, hears it first.
    if (leg && !told.saying && isDue && isTalking)
      this.say(call, leg, async (signal) => {
        await this.tellOfRecording(call, leg, signal);
        if (told.isTold) learnt();
      });
    return !isDue;
  }

  hush(call: LiveCall): void {
    const told = this.of(call);
    told.saying?.stop.abort();
    told.saying = null;
  }

  private say(call: LiveCall, leg: LegId, work: (signal: AbortSignal) => Promise<void>): void {
    const told = this.of(call);
    const stop = new AbortController();
    const saying = { leg, state: call.state, stop };
    told.saying = saying;
    void work(stop.signal)
      .catch((error: unknown) => log.warn({ err: error, callId: call.id }, 'a caller could not be told'))
      .finally(() => {
        if (told.saying === saying) told.saying = null;
      });
  }

  private async tellOfRecording(call: LiveCall, leg: LegId, signal: AbortSignal): Promise<void> {
    const sounds = await this.soundsOf(call, [{ prompt: 'recorded' }]);
    if (await this.prompter.say(leg, sounds, signal)) this.of(call).isTold = true;
  }

  private async tellToWait(call: LiveCall, leg: LegId, signal: AbortSignal): Promise<void> {
    const subject = { type: 'conversation', id: call.facts.conversationId };
    const place = await this.db.tx((tx) => this.outlooks.ofWaiting(tx, subject));
    await this.prompter.say(leg, await this.soundsOf(call, waitingWords(place)), signal);
    // In turn, so that whoever is answered in this very moment hears his agent.
    await call.turn(async () => {
      if (signal.aborted || call.state !== 'waiting') return;
      this.of(call).waitsOn = leg;
      await this.media.anchor.play(leg, HOLD_MUSIC, true);
    });
  }

  private soundsOf({ facts }: LiveCall, words: readonly Words[]): Promise<string[]> {
    return this.words.soundsOf({ siteId: facts.siteId, language: facts.language as Locale }, words);
  }

  private of(call: LiveCall): Told {
    const known = this.told.get(call) ?? { isTold: false, waitsOn: null, saying: null };
    this.told.set(call, known);
    return known;
  }
}

/** To whoever waits for nobody, how else he may reach us. */
function waitingWords(place: { position: number; seconds: number | null } | null): Words[] {
  if (!place) return [{ prompt: 'wait' }];
  if (place.seconds === null) return [{ prompt: 'nobody' }];
  return [{ prompt: 'wait' }, { prompt: 'position', number: place.position }];
}
