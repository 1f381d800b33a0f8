import { Suspense, useEffect, useState } from 'react';
import { whenCalm } from '../../app/code-ahead.ts';
import { speaking } from '../../app/i18n.ts';
import { late } from '../../app/late.tsx';
import { useTelephone } from './telephone-shown.ts';
import { talkOf } from './telephone-state.ts';

const CallBar = late(speaking('contact', async () => (await import('./call-bar.tsx')).CallBar));
const TelephoneLine = late(speaking('contact', async () => (await import('./telephone-line.tsx')).TelephoneLine));
const Telephone = late(speaking('contact', async () => (await import('./telephone-host.tsx')).Telephone));

/** The telephone comes once nobody waits for the first page any more. */
export function TelephoneHost() {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => whenCalm(() => setWanted(true)), []);
  return (
    isWanted && (
      <Suspense>
        <Telephone />
      </Suspense>
    )
  );
}

/** In the top bar, or under it where that has no room: the call that lives, else what keeps the telephone from ringing. */
export function CallHost({ isStrip = false }: { isStrip?: boolean }) {
  const telephone = useTelephone();
  const line = talkOf(telephone);
  if (!line && telephone.registration === 'off') return null;
  return <Suspense>{line ? <CallBar line={line} isStrip={isStrip} /> : <TelephoneLine isStrip={isStrip} />}</Suspense>;
}
