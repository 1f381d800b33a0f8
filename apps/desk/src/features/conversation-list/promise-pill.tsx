import type { ConversationSummary } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { Pill } from '../../app/pill.tsx';
import { Ago } from '../../app/time/ago.tsx';
import { useNow } from '../../app/time/use-now.ts';
import { exactTime, spanInWords } from '../../app/time/words.ts';
import { promisesOf, type PromiseShown } from './promises.ts';

type Promised = Parameters<typeof promisesOf>[0] & Pick<ConversationSummary, 'snoozedUntil'>;

/** Whether what was promised is kept, at risk or broken; the words say the same as the colour. In lists the most pressing. */
export function PromisePill({ conversation, isWhole = false }: { conversation: Promised; isWhole?: boolean }) {
  const { t } = useTranslation(['conversation-list', 'app']);
  const now = useNow();
  const { status, snoozedUntil } = conversation;
  if (status === 'resolved') return <Pill tone="plain">{t('pill.resolved')}</Pill>;
  if (status === 'snoozed' && snoozedUntil)
    return (
      <Pill tone="plain">
        <Ago at={snoozedUntil} as="clock" />
      </Pill>
    );
  const promises = promisesOf(conversation, now);
  if (!promises.length && status === 'pending') return <Pill tone="ok">{t('pill.answered')}</Pill>;
  return promises
    .slice(0, isWhole ? 2 : 1)
    .map((promise) => <OnePill key={promise.kind} promise={promise} now={now} />);
}

function OnePill({ promise: { kind, dueAt, tone }, now }: { promise: PromiseShown; now: number }) {
  const { t, i18n } = useTranslation('conversation-list');
  const { t: app } = useTranslation('app');
  const span = spanInWords(Date.parse(dueAt) - now, app);
  const title = t(`pill.${kind}Due`, { at: exactTime(dueAt, i18n.language) });
  if (tone === 'bad')
    return (
      <Pill tone="bad" title={title}>
        {t(`pill.${kind}Overdue`, { span })}
      </Pill>
    );
  return (
    <Pill tone={tone} title={title} label={t(`pill.${kind}Said`, { span })}>
      {t(`pill.${kind}Left`, { span })}
    </Pill>
  );
}
