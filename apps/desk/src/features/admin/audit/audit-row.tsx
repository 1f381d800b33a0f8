import type { AuditEntry } from '@guichet/contracts';
import { ActionIcon, Table } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../../app/time/ago.tsx';
import { exactTime } from '../../../app/time/words.ts';
import { icon } from '../frame/icon-look.ts';
import table from '../frame/stack-table.module.css';
import classes from './audit.module.css';
import { AuditData } from './audit-data.tsx';
import { useSubjectWords } from './use-subject-words.ts';

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t, i18n } = useTranslation('admin');
  const subject = useSubjectWords();
  const [isOpen, setOpen] = useState(false);
  const dataId = useId();
  const { sequence, at, actorName, action } = entry;
  const isKnown = i18n.exists(`admin:audit.actions.${action}`);
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <span className={table.open}>{actorName ?? t('audit.system')}</span>{' '}
          {isKnown ? t(`audit.actions.${action}`) : <code className={classes.raw}>{action}</code>}
        </Table.Td>
        <Table.Td data-label={t('audit.subject')}>{subject(entry)}</Table.Td>
        <Table.Td data-label={t('audit.when')}>
          <Ago at={at} as="ago" />
        </Table.Td>
        <Table.Td className={table.end}>
          <ActionIcon
            aria-label={t('audit.showDetails', { sequence })}
            aria-expanded={isOpen}
            {...(isOpen ? { 'aria-controls': dataId } : {})}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? <IconChevronUp {...icon} /> : <IconChevronDown {...icon} />}
          </ActionIcon>
        </Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr id={dataId} className={classes.more}>
          <Table.Td colSpan={4}>
            <AuditData entry={entry} when={exactTime(at, i18n.language)} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}
