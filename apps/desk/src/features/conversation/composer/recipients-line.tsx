import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressInWords } from './addresses.ts';
import type { Recipients } from './composer-content.ts';
import { RecipientFields } from './recipient-fields.tsx';
import classes from './recipients.module.css';

interface RecipientsLineProps {
  recipients: Recipients;
  isOpen: boolean;
  onChange: (recipients: Recipients) => void;
}

/** Who gets the answer, in one line that becomes fields when pressed. */
export function RecipientsLine({ recipients, isOpen, onChange }: RecipientsLineProps) {
  const { t } = useTranslation('composer');
  const [isEditing, setEditing] = useState(isOpen);
  if (isEditing) return <RecipientFields recipients={recipients} onChange={onChange} autoFocus={!isOpen} />;
  const { to, cc, bcc } = recipients;
  const copies = cc.length + bcc.length;
  return (
    <button
      type="button"
      className={classes.recipientsLine}
      onClick={() => setEditing(true)}
      title={t('editRecipients')}
    >
      <span>{to.length > 0 ? t('toLine', { to: to.map(addressInWords).join(', ') }) : t('toNobody')}</span>
      <span>{copies > 0 ? t('copiesLine', { cc: [...cc, ...bcc].map(addressInWords).join(', ') }) : t('cc')}</span>
    </button>
  );
}
