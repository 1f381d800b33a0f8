import { addressOf, getQuarantinedRaw } from '@guichet/contracts';
import { ActionIcon, Checkbox, Table, Tooltip } from '@mantine/core';
import { IconDownload, IconRotateClockwise } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../../app/time/ago.tsx';
import { icon } from '../frame/icon-look.ts';
import table from '../frame/stack-table.module.css';
import { StatusMark } from '../frame/status-mark.tsx';
import type { Quarantined } from './quarantine-table.tsx';
import { useReasonWords } from './use-reason-words.ts';
import { useSize } from './use-size.ts';

interface Props {
  mail: Quarantined;
  inboxName: string | undefined;
  isSelected: boolean;
  isPassing: boolean;
  onToggle: () => void;
  onReplay: () => void;
}

export function QuarantineRow({ mail, inboxName, isSelected, isPassing, onToggle, onReplay }: Props) {
  const { t } = useTranslation('admin');
  const words = useReasonWords();
  const size = useSize();
  const subject = mail.subject || t('quarantine.noSubject');
  return (
    <Table.Tr>
      <Table.Td className={table.tick}>
        <Checkbox
          size="xs"
          aria-label={t('quarantine.select', { subject })}
          checked={isSelected}
          disabled={isPassing}
          onChange={onToggle}
        />
      </Table.Td>
      <Table.Td>
        <span className={table.open}>{subject}</span>
        <div className={table.under}>
          {mail.from || t('quarantine.noSender')}
          {inboxName !== undefined && ` · ${inboxName}`}
        </div>
      </Table.Td>
      <Table.Td data-label={t('quarantine.reason')}>
        {isPassing ? <StatusMark tone="busy" label={t('quarantine.queued')} /> : words(mail.reason)}
      </Table.Td>
      <Table.Td data-label={t('quarantine.received')}>
        <Ago at={mail.receivedAt} as="ago" />
      </Table.Td>
      <Table.Td data-label={t('quarantine.size')}>{size(mail.size)}</Table.Td>
      <Table.Td className={table.end}>
        <Tooltip label={t('quarantine.raw')}>
          <ActionIcon
            component="a"
            href={addressOf(getQuarantinedRaw, { mailId: mail.id }).url}
            download
            aria-label={t('quarantine.rawFor', { subject })}
          >
            <IconDownload {...icon} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('quarantine.replay')}>
          <ActionIcon aria-label={t('quarantine.replayFor', { subject })} disabled={isPassing} onClick={onReplay}>
            <IconRotateClockwise {...icon} />
          </ActionIcon>
        </Tooltip>
      </Table.Td>
    </Table.Tr>
  );
}
