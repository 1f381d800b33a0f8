import { type Mailbox, testImap } from '@guichet/contracts';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useAction } from '../../../app/api.ts';
import { type MailboxValues, testOf } from './mailbox-values.ts';

/** Tests the account as it stands in the form, and remembers with which settings. */
export function useImapTest(form: UseFormReturnType<MailboxValues>, mailbox: Mailbox | undefined) {
  const [tested, setTested] = useState('');
  const action = useAction(testImap);
  const input = testOf(form.values, mailbox);
  const run = () => {
    const invalid = (['host', 'port', 'username', 'password'] as const).find(
      (field) => form.validateField(field).hasError,
    );
    if (invalid) {
      form.getInputNode(invalid)?.focus();
      return;
    }
    setTested(JSON.stringify(input));
    action.mutate(input);
  };
  return {
    run,
    result: action.data,
    error: action.error,
    isBusy: action.isPending,
    isStale: tested !== JSON.stringify(input),
    folders: action.data?.folders ?? [],
  };
}
export type ImapTest = ReturnType<typeof useImapTest>;
