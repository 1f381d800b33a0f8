import { listLiveCalls, type AnswerOf } from '@guichet/contracts';
import { Button, Table } from '@mantine/core';
import { IconHeadphones } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { useUserName } from '../../app/people.ts';
import { useSession } from '../../app/session.tsx';
import { clockOf } from '../../app/time/clock.ts';
import { useSecond } from '../../app/time/use-second.ts';
import table from '../admin/frame/stack-table.module.css';
import { agentOf } from './call-phase.ts';
import { outcomeOf } from './call-words.ts';
import { talkOf } from './telephone-state.ts';
import { useTelephone } from './telephone-shown.ts';
import { useCallActions } from './use-call-actions.ts';

type LiveCall = AnswerOf<typeof listLiveCalls>['calls'][number];
const COLUMNS = ['caller', 'state', 'agent', 'since', 'listen'] as const;

/** Calls of a queue that live now. */
export const useLiveCalls = (queueId: string): readonly LiveCall[] =>
  (useAnswer(listLiveCalls, {}).data?.calls ?? []).filter((call) => call.queueId === queueId);

/** Somebody else talks, and one's own telephone is free to hear it. */
export function canListenTo(call: LiveCall, me: string, telephone: ReturnType<typeof useTelephone>): boolean {
  const agentId = agentOf(call)?.userId ?? null;
  const isOthers = call.state === 'talking' && agentId !== null && agentId !== me;
  return isOthers && telephone.registration === 'registered' && talkOf(telephone) === null;
}

/** Who speaks with whom; whoever supervises may listen to each. */
export function LiveCalls({ calls }: { calls: readonly LiveCall[] }) {
  const { t } = useTranslation('calls');
  return (
    <div className={table.frame}>
      <Table className={table.table} aria-label={t('live.title')}>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column}>{t(`live.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {calls.map((call) => (
            <Row key={call.id} call={call} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Row({ call }: { call: LiveCall }) {
  const { t } = useTranslation('calls');
  const { session } = useSession();
  const nameOf = useUserName();
  const { listen } = useCallActions();
  const telephone = useTelephone();
  const agentId = agentOf(call)?.userId ?? null;
  useSecond(call.startedAt);
  const label = (column: (typeof COLUMNS)[number]) => ({ 'data-label': t(`live.${column}`) });
  const name = call.customerName || t('caller');
  const canListen = canListenTo(call, session.user.id, telephone);
  return (
    <Table.Tr>
      <Table.Td>
        <Link className={table.open} to={`/inbox/all/${call.conversationId}`}>
          {name}
        </Link>
      </Table.Td>
      <Table.Td {...label('state')}>{t(outcomeOf(call))}</Table.Td>
      <Table.Td {...label('agent')}>{agentId === null ? '—' : nameOf(agentId)}</Table.Td>
      <Table.Td {...label('since')} className={table.short}>
        {clockOf((Date.now() - Date.parse(call.startedAt)) / 1000)}
      </Table.Td>
      <Table.Td {...label('listen')}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconHeadphones size={16} stroke={1.75} aria-hidden />}
          aria-label={t('live.listenTo', { name })}
          disabled={!canListen}
          loading={listen.isPending}
          onClick={() => listen.mutate({ callId: call.id })}
        >
          {t('live.listen')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
