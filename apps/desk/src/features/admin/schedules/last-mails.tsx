import type { ReportSchedule } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { Pill } from '../../../app/pill.tsx';
import { useUserName } from '../../../app/people.ts';
import { dayAndTime } from '../../../app/time/words.ts';
import table from '../frame/stack-table.module.css';

/** What became of it last time: whom it reached, and why not the others. */
export function LastMails({ last }: Pick<ReportSchedule, 'last'>) {
  const { t, i18n } = useTranslation('routing-settings');
  const nameOf = useUserName();
  if (!last) return <Pill tone="plain">{t('schedules.never')}</Pill>;
  const { mails } = last;
  const at = dayAndTime(last.dueAt, i18n.language);
  const sent = mails.filter(({ state }) => state === 'sent').length;
  if (sent === mails.length) return <Pill tone="ok">{t('schedules.sent', { at })}</Pill>;
  if (mails.every(({ state }) => state === 'queued')) return <Pill tone="plain">{t('schedules.onItsWay')}</Pill>;
  return (
    <div>
      <Pill tone={mails.some(({ state }) => state === 'failed') ? 'bad' : 'warn'}>
        {t('schedules.some', { sent, count: mails.length, at })}
      </Pill>
      {mails
        .filter(({ state }) => state !== 'sent')
        .map(({ userId, state, failure }) => (
          <div key={userId} className={table.under}>
            {t(`schedules.mails.${state}`, { name: nameOf(userId) })}
            {failure && <> ({failure})</>}
          </div>
        ))}
    </div>
  );
}
