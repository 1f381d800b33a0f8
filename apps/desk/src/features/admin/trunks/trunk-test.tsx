import type { TrunkTest as Result } from '@guichet/contracts';
import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '../connection/connection-result.module.css';
import { TestButton } from '../connection/test-button.tsx';
import { icon } from '../frame/icon-look.ts';
import { useAnswerWords } from './use-answer-words.ts';
import type { useTrunkTest } from './use-trunk-test.ts';

export function TrunkTest({ test }: { test: ReturnType<typeof useTrunkTest> }) {
  const { t } = useTranslation('routing-settings');
  return (
    <>
      <TestButton label={t('trunks.test')} isBusy={test.isBusy} error={test.error} onTest={test.run} />
      {test.result && !test.isBusy && <TrunkResult result={test.result} isStale={test.isStale} />}
    </>
  );
}

/** What the trunk said at each step, and what to look at where it stopped. */
function TrunkResult({ result, isStale }: { result: Result; isStale: boolean }) {
  const { t } = useTranslation('routing-settings');
  const words = useAnswerWords();
  return (
    <div className={classes.result} role="status" data-ok={result.ok} data-stale={isStale}>
      <Text className={classes.verdict}>{t(result.ok ? 'trunks.testOk' : 'trunks.testFailed')}</Text>
      <ol className={classes.steps} aria-label={t('admin:connection.result')}>
        {result.steps.map(({ step, ok, status, message }) => {
          const Icon = ok ? IconCircleCheck : IconCircleX;
          return (
            <li key={step} className={classes.step} data-state={ok ? 'ok' : 'failed'}>
              <Icon {...icon} className={classes.icon} />
              <span>
                {t(`trunks.steps.${step}`)}
                {!ok && (
                  <span className={classes.why}>{step === 'host' ? t('trunks.answers.host') : words(status)}</span>
                )}
                {message && <span className={classes.answer}>{t('admin:connection.answered', { message })}</span>}
              </span>
            </li>
          );
        })}
      </ol>
      {isStale && (
        <Text className={classes.stale}>
          <IconAlertTriangle {...icon} className={classes.icon} /> {t('admin:connection.testStale')}
        </Text>
      )}
    </div>
  );
}
