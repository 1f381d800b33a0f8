import type { AnswerOf, InboxSummary, listQuarantine } from '@guichet/contracts';
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AdminTable } from '../frame/admin-table.tsx';
import { QuarantineRow } from './quarantine-row.tsx';

export type Quarantined = AnswerOf<typeof listQuarantine>['mails'][number];

interface Props {
  mails: readonly Quarantined[];
  inboxes: readonly InboxSummary[];
  selected: readonly string[];
  /** Replayed and not yet decided. */
  passing: ReadonlySet<string>;
  onSelect: (ids: readonly string[]) => void;
  onReplay: (id: string) => void;
}

export function QuarantineTable({ mails, inboxes, selected, passing, onSelect, onReplay }: Props) {
  const { t } = useTranslation('admin');
  const selectable = mails.filter((mail) => !passing.has(mail.id)).map((mail) => mail.id);
  const isAll = selectable.length > 0 && selected.length === selectable.length;
  const toggle = (id: string) =>
    onSelect(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id]);
  return (
    <AdminTable
      label={t('quarantine.list')}
      columns={[t('quarantine.subject'), t('quarantine.reason'), t('quarantine.received'), t('quarantine.size')]}
      tick={
        <Checkbox
          size="xs"
          label={t('quarantine.selectAll')}
          aria-label={t('quarantine.selectAll')}
          checked={isAll}
          indeterminate={selected.length > 0 && !isAll}
          disabled={!selectable.length}
          onChange={() => onSelect(isAll ? [] : selectable)}
        />
      }
    >
      {mails.map((mail) => (
        <QuarantineRow
          key={mail.id}
          mail={mail}
          inboxName={inboxes.find((inbox) => inbox.id === mail.inboxId)?.name}
          isSelected={selected.includes(mail.id)}
          isPassing={passing.has(mail.id)}
          onToggle={() => toggle(mail.id)}
          onReplay={() => onReplay(mail.id)}
        />
      ))}
    </AdminTable>
  );
}
