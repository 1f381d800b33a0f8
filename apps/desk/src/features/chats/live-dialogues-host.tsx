import { lazy, Suspense, useEffect, useState } from 'react';
import { useMyChats } from './chat-cache.ts';

/** By then the first page has long been drawn. */
const IDLE_MS = 1500;
const LiveDialogues = lazy(async () => ({ default: (await import('./live-dialogues.tsx')).LiveDialogues }));

/** At once where there are dialogues; else while nobody waits, so that the first page need not bring it. */
export function LiveDialoguesHost() {
  const hasChats = useMyChats().length > 0;
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWanted(true), IDLE_MS);
    return () => clearTimeout(timer);
  }, []);
  return <Suspense>{(hasChats || isWanted) && <LiveDialogues />}</Suspense>;
}
