import { Injectable } from '@nestjs/common';
import type { Locale } from '@guichet/contracts';
import { log } from '@guichet/platform';
import { CallClosing } from '../live/call-closing.service.ts';
import { CallHooks } from '../live/call-hooks.service.ts';
import { CallPlacing } from '../live/call-placing.service.ts';
import type { LiveCall, LiveLeg } from '../live/live-call.ts';
import { MenuChoices } from './menu-choices.service.ts';
import { type MenuOutcome, VoiceMenu } from './voice-menu.service.ts';

/** The voice menu in the course of a call: between the caller's line and his queue. */
@Injectable()
export class MenuHook {
  private readonly walks = new Map<string, AbortController>();

  constructor(
    private readonly menu: VoiceMenu,
    private readonly choices: MenuChoices,
    private readonly placing: CallPlacing,
    private readonly closing: CallClosing,
    hooks: CallHooks,
  ) {
    hooks.add({
      menuBegan: async (call) => this.begin(call),
      digit: async (_, { media }, digit) => this.menu.press(media, digit),
      ended: async (call) => this.stop(call),
    });
  }

  /** On another line of the same caller it begins anew. */
  private begin(call: LiveCall): void {
    this.stop(call);
    const { caller } = call;
    if (!caller) return;
    // Telephones send keys only once they are answered.
    caller.pickUp?.();
    const walk = new AbortController();
    this.walks.set(call.id, walk);
    const { siteId, language } = call.facts;
    this.menu
      .run(caller.media, { siteId, language: language as Locale }, walk.signal)
      .catch((error: unknown): MenuOutcome => {
        // Nobody is lost for a menu that cannot be told.
        if (!walk.signal.aborted) log.error({ err: error, callId: call.id }, 'a voice menu failed');
        return { then: 'queue', menuId: null };
      })
      .then(
        (outcome) => call.inTurn(() => this.done(call, caller, outcome)),
        () => undefined,
      );
  }

  private async done(call: LiveCall, caller: LiveLeg, outcome: MenuOutcome): Promise<void> {
    if (call.isOver || call.caller !== caller) return;
    this.stop(call);
    if (outcome.then === 'end') {
      await this.choices.answered(call.facts, outcome.menuId);
      return this.closing.end(call, 'caller');
    }
    await this.choices.keep(call.facts, outcome.menuId);
    await this.placing.chosen(call, outcome.menuId);
  }

  private stop(call: LiveCall): void {
    this.walks.get(call.id)?.abort();
    this.walks.delete(call.id);
  }
}
