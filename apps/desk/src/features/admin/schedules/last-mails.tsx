import type { ReportSchedule } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { Pill, type PillTone } from '../../../app/pill.tsx';
import { useUserName } from '../../../app/people.ts';
import { shortDate } from '../../../app/time/words.ts';
import table from '../frame/stack-table.module.css';
import classes from './schedules.module.css';

/** What became of it last time: whom it reached, and why not the others. */
export function LastMails({ last }: Pick<ReportSchedule, 'last'>) {
  const { t, i18n } = useTranslation('routing-settings');
  const nameOf = useUserName();
  if (!last) return <Line tone="plain" words={t('schedules.never')} />;
  const { mails } = last;
  const at = shortDate(last.dueAt, i18n.language);
  const sent = mails.filter(({ state }) => state === 'sent').length;
  if (sent === mails.length) return <Line tone="ok" words={t('schedules.sent', { at })} />;
  if (mails.every(({ state }) => state === 'queued')) return <Line tone="plain" words={t('schedules.onItsWay')} />;
  return (
    <div className={classes.last}>
      <Line
        tone={mails.some(({ state }) => state === 'failed' || state === 'unmade') ? 'bad' : 'warn'}
        words={t('schedules.some', { sent, count: mails.length, at })}
      />
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

/** As wide as its words, also where cells are stretched. */
const Line = ({ tone, words }: { tone: PillTone; words: string }) => (
  <div>
    <Pill tone={tone}>{words}</Pill>
  </div>
);
