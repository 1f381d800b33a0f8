import { searchCustomers, type Address } from '@guichet/contracts';
import { TagsInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { addressInWords, isAddress, parseAddress } from './addresses.ts';
import classes from './recipients.module.css';

interface AddressFieldProps {
  label: string;
  value: readonly Address[];
  onChange: (addresses: Address[]) => void;
  autoFocus?: boolean;
}

/** Addresses as chips, known customers proposed while typing; what is no address is said at once. */
export function AddressField({ label, value, onChange, autoFocus = false }: AddressFieldProps) {
  const { t } = useTranslation('composer');
  const { can } = useSession();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 200);
  const isAsking = can('customer.read') && asked.length > 1;
  const { data } = useAnswer(searchCustomers, isAsking ? { q: asked, limit: 8 } : null);
  const proposals = (data?.customers ?? [])
    .filter((customer) => customer.email)
    .map((customer) => addressInWords({ name: customer.name, address: customer.email ?? '' }));
  const wrong = value.filter((one) => !isAddress(one)).map(({ address }) => address);
  return (
    <div className={classes.addressRow}>
      <span className={classes.addressLabel} aria-hidden>
        {label}
      </span>
      <TagsInput
        className={classes.addresses ?? ''}
        aria-label={label}
        size="xs"
        variant="unstyled"
        splitChars={[',', ';']}
        acceptValueOnBlur
        autoFocus={autoFocus}
        {...(autoFocus ? { 'data-autofocus': true } : {})}
        data={[...new Set(proposals)]}
        filter={({ options }) => options}
        searchValue={typed}
        onSearchChange={setTyped}
        value={value.map(addressInWords)}
        onChange={(texts) => onChange(texts.map(parseAddress))}
        error={wrong.length > 0 && t('wrongAddress', { address: wrong.join(', ') })}
      />
    </div>
  );
}
