import { type Agent, listAgentSettings, listSkills, listUsers, type User } from '@guichet/contracts';
import { Button, Drawer, TextInput } from '@mantine/core';
import { IconHeadset, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import look from '../frame/form-look.module.css';
import { icon } from '../frame/icon-look.ts';
import { TableSkeleton } from '../frame/table-skeleton.tsx';
import users from '../users/user-table.module.css';
import { AgentForm } from './agent-form.tsx';
import { AgentTable } from './agent-table.tsx';

/** From here on finding someone by eye takes longer than typing. */
const SEARCH_FROM = 8;

export interface NamedAgent extends Agent {
  name: string;
}

/** Settings know ids only; whoever is disabled gets no work. */
function named(agents: readonly Agent[], people: readonly User[]): NamedAgent[] {
  return people
    .filter((user) => user.status !== 'disabled')
    .flatMap((user) => {
      const agent = agents.find((one) => one.userId === user.id);
      return agent ? [{ ...agent, name: user.name }] : [];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

export function AgentsPage() {
  const { t } = useTranslation('routing-settings');
  const settings = useAnswer(listAgentSettings, {});
  const people = useAnswer(listUsers, {});
  const skills = useAnswer(listSkills, {}).data?.skills ?? [];
  const [editedId, setEdited] = useState<string | null>(null);
  const [query, setQuery] = useState('');
  const all = named(settings.data?.agents ?? [], people.data?.users ?? []);
  const sought = query.trim().toLocaleLowerCase();
  const found = all.filter((agent) => agent.name.toLocaleLowerCase().includes(sought));
  const edited = all.find((agent) => agent.userId === editedId);
  const error = settings.error ?? people.error;
  const isReady = settings.isSuccess && people.isSuccess;
  const close = () => setEdited(null);
  return (
    <AdminPage title={t('admin:sections.agents')} lead={t('agents.lead')}>
      {all.length >= SEARCH_FROM && (
        <TextInput
          type="search"
          className={users.search}
          aria-label={t('agents.search')}
          placeholder={t('agents.searchPlaceholder')}
          leftSection={<IconSearch {...icon} />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      {!isReady && !error && <TableSkeleton columns={4} />}
      {error && !isReady && (
        <Failure error={error} onRetry={() => void Promise.all([settings.refetch(), people.refetch()])} />
      )}
      {found.length > 0 && <AgentTable agents={found} skills={skills} onEdit={(agent) => setEdited(agent.userId)} />}
      {isReady && all.length === 0 && (
        <Empty icon={<IconHeadset {...icon} />} title={t('agents.empty.title')} text={t('agents.empty.body')} />
      )}
      {all.length > 0 && found.length === 0 && (
        <Empty
          icon={<IconSearch {...icon} />}
          title={t('admin:users.noMatch', { query })}
          text={t('agents.noMatchHelp')}
        >
          <Button variant="default" onClick={() => setQuery('')}>
            {t('admin:users.clearSearch')}
          </Button>
        </Empty>
      )}
      <Drawer
        opened={edited !== undefined}
        onClose={close}
        position="right"
        classNames={{ title: look.dialogTitle ?? '' }}
        title={edited?.name ?? ''}
        closeButtonProps={{ 'aria-label': t('admin:actions.close') }}
      >
        {edited && <AgentForm key={edited.userId} agent={edited} skills={skills} onClose={close} />}
      </Drawer>
    </AdminPage>
  );
}
