import type { ConversationSummary } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { Pill } from '../../app/pill.tsx';
import { Ago } from '../../app/time/ago.tsx';
import { useNow } from '../../app/time/use-now.ts';
import { exactTime, spanInWords } from '../../app/time/words.ts';

/** So long before the promised moment the pill warns. */
const WARNING = 30 * 60_000;

type Promised = Pick<ConversationSummary, 'status' | 'waitingSince' | 'answerDueAt' | 'snoozedUntil'>;

/** Whether the promise to answer is kept, at risk or broken; the words say the same as the colour. */
export function PromisePill({ conversation }: { conversation: Promised }) {
  const { t, i18n } = useTranslation(['conversation-list', 'app']);
  const { t: app } = useTranslation('app');
  const now = useNow();
  const { status, waitingSince, answerDueAt, snoozedUntil } = conversation;
  if (status === 'resolved') return <Pill tone="plain">{t('pill.resolved')}</Pill>;
  if (status === 'snoozed' && snoozedUntil)
    return (
      <Pill tone="plain">
        <Ago at={snoozedUntil} as="clock" />
      </Pill>
    );
  if (!waitingSince) return status === 'pending' ? <Pill tone="ok">{t('pill.answered')}</Pill> : null;
  if (!answerDueAt) return null;
  const left = Date.parse(answerDueAt) - now;
  const span = spanInWords(left, app);
  const title = t('pill.due', { at: exactTime(answerDueAt, i18n.language) });
  if (left < 0)
    return (
      <Pill tone="bad" title={title}>
        {t('pill.overdue', { span })}
      </Pill>
    );
  return (
    <Pill tone={left < WARNING ? 'warn' : 'ok'} title={title} label={t('pill.left', { span })}>
      {span}
    </Pill>
  );
}
