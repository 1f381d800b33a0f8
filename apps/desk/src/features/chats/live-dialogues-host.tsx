import { Suspense, useEffect, useState } from 'react';
import { whenCalm } from '../../app/code-ahead.ts';
import { late } from '../../app/late.tsx';
import { useMyChats } from './chat-cache.ts';

const LiveDialogues = late(async () => (await import('./live-dialogues.tsx')).LiveDialogues);

/** At once where there are dialogues; else while nobody waits, so that the first page need not bring it. */
export function LiveDialoguesHost() {
  const hasChats = useMyChats().length > 0;
  const [isWanted, setWanted] = useState(false);
  useEffect(() => whenCalm(() => setWanted(true)), []);
  return <Suspense>{(hasChats || isWanted) && <LiveDialogues />}</Suspense>;
}
