import { Channel, type Skill } from '@guichet/contracts';
import { ActionIcon, Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import table from '../frame/stack-table.module.css';
import { useNames } from '../routing/use-names.ts';
import type { NamedAgent } from './agents-page.tsx';

interface Props {
  agents: readonly NamedAgent[];
  skills: readonly Skill[];
  onEdit: (agent: NamedAgent) => void;
}

const COLUMNS = ['name', 'skills', 'load', 'pulls'] as const;

export function AgentTable({ agents, skills, onEdit }: Props) {
  const { t } = useTranslation('routing-settings');
  const nameOf = useNames(skills);
  const maximums = (agent: NamedAgent) =>
    Channel.options
      .flatMap((channel) => {
        const most = agent.maximums[channel];
        return most === undefined ? [] : [t('agents.most', { channel: t(`channels.${channel}`), most })];
      })
      .join(', ');
  return (
    <div className={table.frame}>
      <Table className={table.table} aria-label={t('agents.list')}>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column}>{t(`agents.${column}`)}</Table.Th>
            ))}
            <Table.Th className={table.end}>
              <VisuallyHidden>{t('admin:actions.columnActions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {agents.map((agent) => (
            <Table.Tr key={agent.userId}>
              <Table.Td>
                <UnstyledButton className={table.open} onClick={() => onEdit(agent)}>
                  {agent.name}
                </UnstyledButton>
              </Table.Td>
              <Table.Td data-label={t('agents.skills')}>
                {agent.skills.map(({ skillId, level }) => `${nameOf(skillId)} ${level}`).join(', ') || (
                  <span className={table.under}>{t('agents.noSkill')}</span>
                )}
              </Table.Td>
              <Table.Td data-label={t('agents.load')}>
                <div>
                  {t('agents.units', { count: agent.capacity })}
                  {maximums(agent) && <div className={table.under}>{maximums(agent)}</div>}
                </div>
              </Table.Td>
              <Table.Td data-label={t('agents.pulls')}>{t(agent.mayPull ? 'yes' : 'no')}</Table.Td>
              <Table.Td className={table.end}>
                <ActionIcon aria-label={t('agents.edit', { name: agent.name })} onClick={() => onEdit(agent)}>
                  <IconPencil {...icon} />
                </ActionIcon>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
