import { type Inbox, testSmtp } from '@guichet/contracts';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { ConnectionFields } from '../connection/connection-fields.tsx';
import { ConnectionResult } from '../connection/connection-result.tsx';
import { TestButton } from '../connection/test-button.tsx';
import { ExplainedChoice } from '../frame/explained-choice.tsx';
import { type InboxValues, testOf } from './inbox-values.ts';

interface Props {
  form: UseFormReturnType<InboxValues>;
  inbox: Inbox | undefined;
}

/** Through the installation's server or one of its own, which can be tested before it is saved. */
export function SendingFields({ form, inbox }: Props) {
  const { t } = useTranslation('admin');
  const { session } = useSession();
  const [tested, setTested] = useState('');
  const test = useAction(testSmtp);
  const { sending, smtp } = form.values;
  const input = testOf(form.values, inbox);
  const run = () => {
    const invalid = (['smtp.host', 'smtp.port'] as const).find((path) => form.validateField(path).hasError);
    if (invalid) {
      form.getInputNode(invalid)?.focus();
      return;
    }
    setTested(JSON.stringify(input));
    test.mutate(input);
  };
  const installation = session.mailStaysLocal ? 'inboxes.smtpInstallationLocal' : 'inboxes.smtpInstallationHelp';
  return (
    <>
      <ExplainedChoice
        label={t('inboxes.smtpMode')}
        options={[
          { value: 'installation', label: t('inboxes.smtpInstallation'), help: t(installation) },
          { value: 'own', label: t('inboxes.smtpOwn'), help: t('inboxes.smtpOwnHelp') },
        ]}
        {...form.getInputProps('sending')}
      />
      {sending === 'own' && (
        <>
          <ConnectionFields
            protocol="smtp"
            values={smtp}
            stored={inbox?.smtp ?? null}
            usernameHelp={t('inboxes.smtpNoUser')}
            propsOf={(field) => form.getInputProps(`smtp.${field}`)}
            onChange={(change) => form.setFieldValue('smtp', { ...smtp, ...change })}
          />
          <TestButton label={t('inboxes.smtpTest')} isBusy={test.isPending} error={test.error} onTest={run} />
          {test.data && !test.isPending && (
            <ConnectionResult
              test={test.data}
              protocol="smtp"
              security={smtp.security}
              isStale={tested !== JSON.stringify(input)}
            />
          )}
        </>
      )}
    </>
  );
}
