import { renewSlaSecret, type SlaPolicy } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import { ConfirmAction } from '../frame/confirm-action.tsx';
import { Notice } from '../frame/notice.tsx';
import { useErrorWords } from '../frame/use-error-words.ts';
import { CopyText } from '../inboxes/copy-text.tsx';

/** By which whoever gets the webhooks knows that they are ours: made anew, and shown once. */
export function SigningSecret({ policy }: { policy: SlaPolicy }) {
  const { t } = useTranslation('routing-settings');
  const words = useErrorWords('serviceLevels');
  const [isAsking, setAsking] = useState(false);
  const renew = useAction(renewSlaSecret, { onSuccess: () => setAsking(false) });
  return (
    <>
      {renew.data && (
        <Notice tone="ok" title={t('serviceLevels.secret.made')}>
          <CopyText text={renew.data.secret} label={t('serviceLevels.secret.copy')} />
        </Notice>
      )}
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('serviceLevels.secret.make')}
        </Button>
      </div>
      <ConfirmAction
        opened={isAsking}
        title={t('serviceLevels.secret.make')}
        body={t('serviceLevels.secret.body')}
        confirmLabel={t('serviceLevels.secret.confirm')}
        isBusy={renew.isPending}
        refusal={renew.error ? words(renew.error) : undefined}
        onConfirm={() => renew.mutate({ policyId: policy.id })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
