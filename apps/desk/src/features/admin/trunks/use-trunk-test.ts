import { testTrunk, type Trunk } from '@guichet/contracts';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useAction } from '../../../app/api.ts';
import { testOf, type TrunkValues } from './trunk-values.ts';

/** Tests the trunk as it stands in the form, and remembers with which settings. */
export function useTrunkTest(form: UseFormReturnType<TrunkValues>, trunk: Trunk | undefined) {
  const [tested, setTested] = useState('');
  const action = useAction(testTrunk);
  const input = testOf(form.values, trunk);
  const run = () => {
    const invalid = (['host', 'port', 'username'] as const).find((field) => form.validateField(field).hasError);
    if (invalid) {
      form.getInputNode(invalid)?.focus();
      return;
    }
    setTested(JSON.stringify(input));
    action.mutate(input);
  };
  const isStale = tested !== JSON.stringify(input);
  return { run, result: action.data, error: action.error, isBusy: action.isPending, isStale };
}
