import { ApiError, getSession, type Permission, type Session } from '@guichet/contracts';
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { call, keyOf } from './api.ts';
import { setLanguage } from './i18n.ts';
import { Failure } from './states/failure.tsx';
import { ShellSkeleton } from './states/shell-skeleton.tsx';

interface SessionContext {
  session: Session;
  can: (permission: Permission) => boolean;
}
const Context = createContext<SessionContext | null>(null);

/** Who is at the desk. Only under the {@link SessionGate}. */
export function useSession(): SessionContext {
  const value = useContext(Context);
  if (!value) throw new Error('useSession outside of SessionGate');
  return value;
}

/** `null`: nobody is logged in. */
export const useSessionQuery = () =>
  useQuery<Session | null, ApiError>({
    queryKey: keyOf(getSession, {}),
    queryFn: () =>
      call(getSession, {}).catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }),
    staleTime: Infinity,
  });

/** Shows its children to whoever is logged in, the log-in page to others. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data: session, error, refetch } = useSessionQuery();
  const location = useLocation();
  const { i18n } = useTranslation();
  const locale = session?.user.locale;
  useEffect(() => {
    if (locale && locale !== i18n.language) void setLanguage(locale);
    // Only the person's own choice arriving may change the language, not the other way round.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [locale]);
  const value = useMemo(
    () => session && { session, can: (permission: Permission) => session.permissions.includes(permission) },
    [session],
  );
  if (session === null) {
    const back = location.pathname + location.search;
    return <Navigate to={back === '/' ? '/log-in' : `/log-in?return=${encodeURIComponent(back)}`} replace />;
  }
  if (value) return <Context value={value}>{children}</Context>;
  if (error) return <Failure error={error} onRetry={() => void refetch()} isPage />;
  return <ShellSkeleton />;
}
