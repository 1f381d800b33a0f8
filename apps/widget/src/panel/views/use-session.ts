import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Session } from '../session.ts';
import { useStore } from '../state.ts';
import { textsOf } from '../texts.ts';

export const SessionContext = createContext<Session | null>(null);

/** What every view needs: the session, its state and the words. */
export function useSession() {
  const session = useContext(SessionContext)!;
  const { language, config } = session.host;
  return { session, state: useStore(session.store), texts: textsOf(language), language, config };
}
