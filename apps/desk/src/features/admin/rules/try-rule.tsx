import { type AnswerOf, tryRule } from '@guichet/contracts';
import { Anchor, Button } from '@mantine/core';
import { IconExternalLink, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import { Ago } from '../../../app/time/ago.tsx';
import { icon } from '../frame/icon-look.ts';
import { Notice } from '../frame/notice.tsx';
import { useErrorWords } from '../frame/use-error-words.ts';
import shared from '../routing/routing.module.css';
import classes from './rule-form.module.css';
import { conditionsOf, type RuleValues } from './rule-values.ts';

/** Which past conversations the conditions, as they stand in the form, would have caught. */
export function TryRule({ values }: { values: RuleValues }) {
  const { t } = useTranslation('routing-settings');
  const words = useErrorWords('rules');
  const attempt = useAction(tryRule);
  const conditions = conditionsOf(values);
  const isStale =
    attempt.data !== undefined && JSON.stringify(attempt.variables?.conditions) !== JSON.stringify(conditions);
  return (
    <div className={shared.stack}>
      <div>
        <Button
          variant="default"
          leftSection={<IconPlayerPlay {...icon} />}
          loading={attempt.isPending}
          onClick={() => attempt.mutate({ conditions })}
        >
          {t('rules.try')}
        </Button>
      </div>
      {attempt.error && (
        <Notice tone="bad" title={t('admin:failed.action')}>
          {words(attempt.error)}
        </Notice>
      )}
      <div role="status" className={classes.found}>
        {attempt.data && <Found result={attempt.data} />}
        {isStale && <p className={shared.help}>{t('rules.tryStale')}</p>}
      </div>
    </div>
  );
}

function Found({ result }: { result: AnswerOf<typeof tryRule> }) {
  const { t } = useTranslation('routing-settings');
  const { examined, matched, examples } = result;
  if (examined === 0) return <p>{t('rules.triedNothing')}</p>;
  return (
    <>
      <p>
        <strong>{t('rules.tried', { count: matched, examined: t('rules.examined', { count: examined }) })}</strong>
      </p>
      {examples.length > 0 && (
        <>
          <p className={shared.help}>{t('rules.examples')}</p>
          <ul className={classes.examples}>
            {examples.map(({ conversationId, number, subject, customerName, at }) => (
              <li key={conversationId}>
                <Anchor
                  inherit
                  className={classes.example ?? ''}
                  href={`/inbox/all/${conversationId}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {t('rules.example', { number, subject: subject || t('rules.noSubject') })}{' '}
                  <IconExternalLink {...icon} aria-hidden={false} aria-label={t('rules.newTab')} role="img" />
                </Anchor>
                <span className={classes.under}>
                  {customerName} · <Ago at={at} as="ago" />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
