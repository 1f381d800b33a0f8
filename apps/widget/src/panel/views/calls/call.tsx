import { Home } from '../home.tsx';
import { useSession } from '../use-session.ts';
import { CallCheck } from './call-check.tsx';
import { CallEnded } from './call-ended.tsx';
import { LiveCall } from './live-call.tsx';

/** The call, from the microphone to its end. */
export function Call() {
  const { phase } = useSession().state.call;
  if (phase === 'checking') return <CallCheck />;
  if (phase === 'ended') return <CallEnded />;
  if (phase === 'none' || phase === 'elsewhere') return <Home />;
  return <LiveCall />;
}
