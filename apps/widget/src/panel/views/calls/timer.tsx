import { useEffect, useState } from 'preact/hooks';
import { useSession } from '../use-session.ts';

/** Minutes and seconds, and hours where there are any. */
export function lengthOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  if (seconds >= 3600) parts.unshift(Math.floor(seconds / 3600));
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Not read out by itself: it changes every second. */
export function Timer({ since }: { since: number }) {
  const { texts } = useSession();
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, []);
  return (
    <time role="timer" class="timer" aria-label={texts.live.length}>
      {lengthOf(now - since)}
    </time>
  );
}
