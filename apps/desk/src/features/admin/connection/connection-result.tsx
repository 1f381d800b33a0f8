import type { ConnectionTest } from '@guichet/contracts';
import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import classes from './connection-result.module.css';
import { type Protocol, type Security, type StepState, stepsOf } from './connection-steps.ts';

const ICONS = { ok: IconCircleCheck, failed: IconCircleX, skipped: IconCircleDashed } satisfies Record<
  StepState,
  unknown
>;
const STATE_WORDS = { ok: 'stepOk', failed: 'stepFailed', skipped: 'stepSkipped' } as const;

interface Props {
  test: ConnectionTest;
  protocol: Protocol;
  security: Security;
  /** The settings were changed after the test. */
  isStale: boolean;
}

/** Which of host, port, encryption, log-in and folders work, and what to check where it stopped. */
export function ConnectionResult({ test, protocol, security, isStale }: Props) {
  const { t } = useTranslation('admin');
  const steps = stepsOf(test, protocol, security);
  const failed = steps.find((one) => one.state === 'failed');
  return (
    <div className={classes.result} role="status" data-ok={test.ok} data-stale={isStale}>
      <Text className={classes.verdict}>
        {failed ? t('connection.testFailed', { step: t(`connection.steps.${failed.step}`) }) : t('connection.testOk')}
      </Text>
      <ol className={classes.steps} aria-label={t('connection.result')}>
        {steps.map(({ step, state, message }) => {
          const Icon = ICONS[state];
          return (
            <li key={step} className={classes.step} data-state={state}>
              <Icon {...icon} className={classes.icon} />
              <span>
                {t(`connection.steps.${step}`)}{' '}
                <span className={classes.state}>· {t(`connection.${STATE_WORDS[state]}`)}</span>
                {state === 'failed' && (
                  <span className={classes.why}>
                    {t(`connection.hints.${step}`)}
                    {message && <span className={classes.answer}>{t('connection.answered', { message })}</span>}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      {isStale && (
        <Text className={classes.stale}>
          <IconAlertTriangle {...icon} className={classes.icon} /> {t('connection.testStale')}
        </Text>
      )}
    </div>
  );
}
