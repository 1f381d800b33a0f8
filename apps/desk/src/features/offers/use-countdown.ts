import { getMyWork } from '@guichet/contracts';
import { useEffect } from 'react';
import { again } from '../../app/realtime.ts';
import { useSecond } from '../../app/time/use-second.ts';
import { secondsLeft } from './countdown.ts';
import { serverNow } from './server-clock.ts';

/** The server says when it is over; asked once more in case its word was missed. */
const ASK_AFTER_MS = 2000;

/** Whole seconds until `endsAt`, running. */
export function useCountdown(endsAt: string) {
  useSecond(endsAt);
  const now = serverNow();
  const left = secondsLeft(endsAt, now);
  const isOver = left === 0;
  useEffect(() => {
    if (!isOver) return;
    const timer = setTimeout(() => again(getMyWork), ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isOver]);
  return { left, now };
}
