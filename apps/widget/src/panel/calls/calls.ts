import type { CallStart, CallView, Refused } from '@guichet/contracts';
import type * as z from 'zod';
import type { Host } from '../../host.ts';
import { newClientId } from '../outbox.ts';
import type { Store } from '../state.ts';
import { openCourse } from './call-course.ts';
import { type CallWish, isOnLine } from './call-state.ts';
import { isMicrophoneAllowed, openHandset } from './handset.ts';
import { openMoving } from './moving.ts';
import { openPreparation } from './preparation.ts';

/** The visitor's call, and what he can do with it. */
export function openCalls(host: Host, store: Store) {
  const { line, siteKey, language } = host;
  const handset = openHandset(siteKey);
  const course = openCourse(host, store, handset);
  const preparation = openPreparation(handset, course);
  const { take, over } = course;
  const now = () => store.get().call;
  const isChecking = () => now().phase === 'checking';
  const end = () => over(now().talkingSince ? 'caller' : 'abandoned');
  const takeUp = openMoving(host, { store, handset, course, preparation, end });

  return {
    takeUp,
    wish(wish: CallWish): void {
      course.turnAway();
      take({ step: 'wished', wish });
      store.set({ view: { name: 'call' } });
      void isMicrophoneAllowed().then((is) => is && isChecking() && preparation.listen(isChecking));
      void handset.tools().catch(() => undefined);
    },
    allow: () => void preparation.listen(isChecking),
    chooseRecording: (isRefused: boolean) => take({ step: 'recording', isRefused }),
    async dial(): Promise<void> {
      const { wish } = now();
      if (!wish || !(await preparation.hold(false))) return;
      const { menuId, answers, refusesRecording } = wish;
      const start: z.input<typeof CallStart> = {
        ...{ ...answers, menuId, refusesRecording, language },
        ...{ clientId: newClientId(), context: host.context() },
      };
      await course.start(start);
    },
    told: (view: CallView) => take({ step: 'told', view, at: Date.now() }),
    hangUp(): void {
      const { view } = now();
      course.turnAway();
      if (view && isOnLine(now())) course.dismiss(view.callId);
      end();
    },
    mute(isMuted: boolean): void {
      course.telephone()?.mute(isMuted);
      take({ step: 'changed', part: { isMuted } });
    },
    press: (key: string) => course.telephone()?.press(key),
    play: () => course.telephone()?.play(),
    level: handset.level,
    /** Answers whether the server has heard it. */
    async refuseRecording(): Promise<boolean> {
      const answer = await line
        .ask<{ ok: true; call: CallView } | Refused>('call.refuse-recording', { callId: now().view?.callId })
        .catch(() => null);
      if (answer?.ok) take({ step: 'told', view: answer.call, at: Date.now() });
      return answer?.ok ?? false;
    },
    close(): void {
      course.turnAway();
      take({ step: 'closed' });
    },
  };
}
export type Calls = ReturnType<typeof openCalls>;
