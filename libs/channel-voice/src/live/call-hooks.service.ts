import { Injectable } from '@nestjs/common';
import { log } from '@guichet/platform';
import type { LiveCall, LiveLeg } from './live-call.ts';

/** What else takes part in a call: recordings, the voice menu. Each word comes in the call's turn, and holds it up until it is done. */
export interface CallHook {
  /**
   * The caller's line is there, and the site asks by voice before the queue. Not waited for: it says when it is done by
   * `CallerLines.chosen`.
   */
  menuBegan?(call: LiveCall): Promise<void>;
  /** Caller and agent have begun to hear each other; also with another agent, or on another line of the caller. */
  talkBegan?(call: LiveCall, talk: { caller: LiveLeg; agent: LiveLeg }): Promise<void>;
  /** One of the two is gone, or is another. Their legs may be closed already. */
  talkEnded?(call: LiveCall): Promise<void>;
  /** Who hears whom is another than before. */
  changed?(call: LiveCall): Promise<void>;
  /** A key, by whichever way it came. */
  digit?(call: LiveCall, leg: LiveLeg, digit: string): Promise<void>;
  /** A sound that was played to a leg once has come to its end. */
  played?(call: LiveCall, leg: LiveLeg): Promise<void>;
  ended?(call: LiveCall): Promise<void>;
}
type Words<N extends keyof CallHook> = Parameters<NonNullable<CallHook[N]>>;

/** The seam beside the course of calls; whoever hooks in knows {@link LiveCall}, and nothing more of it. */
@Injectable()
export class CallHooks {
  private readonly hooks: CallHook[] = [];

  add(hook: CallHook): void {
    this.hooks.push(hook);
  }

  /** What one of them gets wrong ends no call. */
  async tell<N extends keyof CallHook>(name: N, ...words: Words<N>): Promise<void> {
    for (const hook of this.hooks) {
      const heard = hook[name] as ((...words: Words<N>) => Promise<void>) | undefined;
      await heard
        ?.apply(hook, words)
        .catch((error: unknown) =>
          log.error({ err: error, callId: words[0].id, hook: name }, 'something beside a call failed'),
        );
    }
  }
}
