import { Channel, type Skill } from '@guichet/contracts';
import { Table, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AdminTable, EditAction } from '../frame/admin-table.tsx';
import table from '../frame/stack-table.module.css';
import { useNames } from '../routing/use-names.ts';
import type { NamedAgent } from './agents-page.tsx';

interface Props {
  agents: readonly NamedAgent[];
  skills: readonly Skill[];
  onEdit: (agent: NamedAgent) => void;
}

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
    <AdminTable
      label={t('agents.list')}
      columns={[t('agents.name'), t('agents.skills'), t('agents.load'), t('agents.pulls')]}
    >
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
            <EditAction label={t('agents.edit', { name: agent.name })} onEdit={() => onEdit(agent)} />
          </Table.Td>
        </Table.Tr>
      ))}
    </AdminTable>
  );
}
