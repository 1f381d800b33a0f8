import type { CallbackAsk, CallbackOffer, CallbackView, Refused } from '@guichet/contracts';
import type * as z from 'zod';
import type { Host } from '../host.ts';
import type { Store } from './state.ts';

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
export type Ask = Omit<z.input<typeof CallbackAsk>, 'language' | 'context' | 'agrees' | 'zone'>;
/** Nobody has answered: the same again will do. */
const SILENCE: Refused = { ok: false, code: 'unavailable' };

/** The number a visitor leaves to be called. */
export function openCallbacks({ line, language, context }: Host, store: Store) {
  const ask = <T extends object>(name: string, data: object): Promise<({ ok: true } & T) | Refused> =>
    line.ask<({ ok: true } & T) | Refused>(name, data).catch(() => SILENCE);
  const told = (callback: CallbackView) => store.set({ callback });
  return {
    told,
    offer: () => ask<CallbackOffer>('callback.offer', { language }),
    hold: (at: string) => ask<{ until: string }>('callback.hold', { at }),
    code: (wish: Pick<Ask, 'number' | 'country'> & { email: string }) =>
      ask<{ minutes: number }>('callback.code', { ...wish, language }),
    /** Answers why not, where it was refused. */
    async ask(wish: Ask): Promise<Refused | null> {
      const said: z.input<typeof CallbackAsk> = { ...wish, language, context: context(), agrees: true, zone: ZONE };
      const answer = await ask<{ callback: CallbackView }>('callback.ask', said);
      if (!answer.ok) return answer;
      store.set({ callback: answer.callback, view: { name: 'called' } });
      return null;
    },
    async cancel(callbackId: string): Promise<Refused | null> {
      const answer = await ask<{ callback: CallbackView }>('callback.cancel', { callbackId });
      if (!answer.ok) return answer;
      told(answer.callback);
      return null;
    },
  };
}
/** It may still come, or be cancelled. */
export const isLive = (callback: CallbackView | null): callback is CallbackView =>
  callback !== null && (callback.state === 'waiting' || callback.state === 'scheduled' || callback.state === 'calling');
