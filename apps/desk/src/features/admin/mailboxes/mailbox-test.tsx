import { useTranslation } from 'react-i18next';
import { ConnectionResult } from '../connection/connection-result.tsx';
import type { Security } from '../connection/connection-steps.ts';
import { TestButton } from '../connection/test-button.tsx';
import type { ImapTest } from './use-imap-test.ts';

export function MailboxTest({ test, security }: { test: ImapTest; security: Security }) {
  const { t } = useTranslation('admin');
  return (
    <>
      <TestButton label={t('mailboxes.test')} isBusy={test.isBusy} error={test.error} onTest={test.run} />
      {test.result && !test.isBusy && (
        <ConnectionResult test={test.result} protocol="imap" security={security} isStale={test.isStale} />
      )}
    </>
  );
}
