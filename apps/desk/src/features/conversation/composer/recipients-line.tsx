import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressInWords } from './addresses.ts';
import type { Recipients } from './composer-content.ts';
import { RecipientFields } from './recipient-fields.tsx';
import classes from './recipients.module.css';

interface RecipientsLineProps {
  recipients: Recipients;
  isOpen: boolean;
  /** The contact was no mail: that the answer is one must be said. */
  isAfterCall: boolean;
  onChange: (recipients: Recipients) => void;
}

/** Who gets the answer, in one line that becomes fields when pressed. */
export function RecipientsLine({ recipients, isOpen, isAfterCall, onChange }: RecipientsLineProps) {
  const { t } = useTranslation('composer');
  const [isEditing, setEditing] = useState(isOpen);
  if (isEditing) return <RecipientFields recipients={recipients} onChange={onChange} autoFocus={!isOpen} />;
  const { to, cc, bcc } = recipients;
  const words = isAfterCall ? (['byMailLine', 'byMailNobody'] as const) : (['toLine', 'toNobody'] as const);
  const copies = cc.length + bcc.length;
  return (
    <button
      type="button"
      className={classes.recipientsLine}
      onClick={() => setEditing(true)}
      title={t('editRecipients')}
    >
      <span>{to.length > 0 ? t(words[0], { to: to.map(addressInWords).join(', ') }) : t(words[1])}</span>
      <span>{copies > 0 ? t('copiesLine', { cc: [...cc, ...bcc].map(addressInWords).join(', ') }) : t('cc')}</span>
    </button>
  );
}
