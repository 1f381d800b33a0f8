import type { DeskCall } from '@guichet/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useUserName } from '../../app/people.ts';
import { tellFailure } from '../../app/tell.ts';

/** A colleague who was asked and did not come is told of, with why. */
export function useColleagueAnswer(call: DeskCall | null) {
  const { t } = useTranslation('calls');
  const nameOf = useUserName();
  const asked = useRef(new Set<string>());
  useEffect(() => {
    for (const { id, role, state, userId, answeredAt, end } of call?.legs ?? []) {
      if (role !== 'colleague') continue;
      if (state === 'ringing') asked.current.add(id);
      if (state !== 'ended' || !asked.current.delete(id) || answeredAt || end === 'cancelled') continue;
      const why = end === 'declined' || end === 'no-answer' || end === 'busy' ? end : 'failed';
      tellFailure(t(`inVain.${why}`, { name: nameOf(userId) }), t('inVain.kept'));
    }
  }, [call, nameOf, t]);
}
