import {
  ApiError,
  getCustomer,
  listConversations,
  searchCustomers,
  updateCustomer,
  type Customer,
} from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { keyOf, queryClient, useAction } from '../../app/api.ts';
import { tellFailure } from '../../app/tell.ts';
import { useErrorText } from '../../app/use-error-text.ts';

export const takeCustomer = (customer: Customer) =>
  void queryClient.setQueryData(keyOf(getCustomer, { customerId: customer.id }), customer);

/** Saves a change of the record; someone else's is fetched when it came first. */
export function useUpdateCustomer() {
  const { t } = useTranslation('customer');
  const words = useErrorText();
  return useAction(updateCustomer, {
    invalidates: [listConversations, searchCustomers],
    onSuccess: takeCustomer,
    onError: (error, { customerId }) => {
      tellFailure(t('notSaved'), words(error));
      if (error instanceof ApiError && error.code === 'stale')
        void queryClient.invalidateQueries({ queryKey: keyOf(getCustomer, { customerId }) });
    },
  });
}
