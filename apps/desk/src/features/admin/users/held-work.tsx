import { getAgentWork } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { Notice } from '../frame/notice.tsx';

/** What somebody has now, and where it goes when he is disabled. Nothing is said of nothing. */
export function HeldWork({ userId }: { userId: string }) {
  const { t, i18n } = useTranslation('admin');
  const { data } = useAnswer(getAgentWork, { userId }, { staleTime: 0 });
  if (!data) return null;
  const { active, offers, onlyMemberOf } = data;
  const names = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(onlyMemberOf);
  const lines = [
    active > 0 && t('users.holds', { count: active }),
    offers > 0 && t('users.holdsOffers', { count: offers }),
    onlyMemberOf.length > 0 && t('users.onlyMember', { count: onlyMemberOf.length, names }),
  ].filter((line) => line !== false);
  if (lines.length === 0) return null;
  return (
    <Notice tone="warn" title={t('users.holdsTitle')}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}
