import { getSession, logIn, type Session } from '@guichet/contracts';
import { useNavigate, useSearchParams } from 'react-router';
import { keyOf, queryClient, useAction } from '../../app/api.ts';
import { setLanguage } from '../../app/i18n.ts';

/** Only a path of this desk: a link must not lead a freshly logged-in person elsewhere. */
const isOwnPath = (path: string) => /^\/(?![/\\])/.test(path);

/** Takes a new session in and goes where the person wanted to go. */
export function useEnter() {
  const navigate = useNavigate();
  const [query] = useSearchParams();
  return async (session: Session) => {
    queryClient.clear();
    queryClient.setQueryData(keyOf(getSession, {}), session);
    await setLanguage(session.user.locale);
    const back = query.get('return') ?? '/inbox/todo';
    await navigate(isOwnPath(back) ? back : '/inbox/todo', { replace: true });
  };
}

export function useLogIn() {
  const enter = useEnter();
  return useAction(logIn, { onSuccess: (session) => enter(session) });
}
