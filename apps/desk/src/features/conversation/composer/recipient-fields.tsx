import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressField } from './address-field.tsx';
import type { Recipients } from './composer-content.ts';
import classes from './recipients.module.css';

interface RecipientFieldsProps {
  recipients: Recipients;
  onChange: (recipients: Recipients) => void;
  autoFocus?: boolean;
}

/** To, and the two copies once somebody asks for them. */
export function RecipientFields({ recipients, onChange, autoFocus = false }: RecipientFieldsProps) {
  const { t } = useTranslation('composer');
  const [hasCopies, setCopies] = useState(recipients.cc.length + recipients.bcc.length > 0);
  const set = (values: Partial<Recipients>) => onChange({ ...recipients, ...values });
  return (
    <div className={classes.recipients}>
      <AddressField label={t('to')} value={recipients.to} onChange={(to) => set({ to })} autoFocus={autoFocus} />
      {hasCopies ? (
        <>
          <AddressField label={t('cc')} value={recipients.cc} onChange={(cc) => set({ cc })} />
          <AddressField label={t('bcc')} value={recipients.bcc} onChange={(bcc) => set({ bcc })} />
        </>
      ) : (
        <button type="button" className={classes.copies} onClick={() => setCopies(true)}>
          {t('addCopies')}
        </button>
      )}
    </div>
  );
}
