import { listReasons, type AgentStatus, type NotReadyReason } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { toneOf } from './state-tone.ts';

/** Reasons change rarely; the socket says when. */
export const useReasons = (isNeeded = true) =>
  useAnswer(listReasons, isNeeded ? {} : null, { staleTime: 300_000 }).data?.reasons ?? [];

/** A standard reason in the reader's language, a tenant's own as it was written. */
export function useReasonName() {
  const { t } = useTranslation('routing');
  return ({ code, name }: Pick<NotReadyReason, 'code' | 'name'>) => (code ? t(`reasons.${code}`) : name);
}

type Shown = Pick<AgentStatus, 'state' | 'reasonId'>;
/** What a state is called and which colour its dot has. Reasons are asked for only once one has to be named. */
export function useStateWords(isNeeded = true) {
  const { t } = useTranslation('routing');
  const reasons = useReasons(isNeeded);
  const nameOf = useReasonName();
  return ({ state, reasonId }: Shown) => {
    const reason = state === 'not_ready' ? reasons.find((one) => one.id === reasonId) : undefined;
    return { words: reason ? nameOf(reason) : t(`states.${state}`), tone: toneOf(state, reason) };
  };
}
