import { deleteTrunk, listTrunks, type Trunk } from '@guichet/contracts';
import { Group, Table, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { clockTime } from '../../../app/time/words.ts';
import { AdminTable } from '../frame/admin-table.tsx';
import table from '../frame/stack-table.module.css';
import { StatusMark } from '../frame/status-mark.tsx';
import { DeleteItem } from '../routing/delete-item.tsx';
import { MoveButtons } from '../routing/move-buttons.tsx';
import { useAnswerWords } from './use-answer-words.ts';
import { useTrunkOrder } from './use-trunk-order.ts';

const TONES = {
  off: 'mute',
  ready: 'ok',
  registering: 'busy',
  registered: 'ok',
  failing: 'bad',
  resting: 'busy',
} as const;

/** In the order in which they are tried. */
export function TrunkTable({ trunks }: { trunks: readonly Trunk[] }) {
  const { t } = useTranslation('routing-settings');
  const { move, announcement } = useTrunkOrder(trunks);
  return (
    <>
      <AdminTable label={t('trunks.list')} columns={[t('trunks.name'), t('trunks.prefixes'), t('trunks.state')]}>
        {trunks.map((trunk, index) => (
          <Table.Tr key={trunk.id}>
            <Table.Td>
              <Link className={table.open} to={`/admin/trunks/${trunk.id}`}>
                {trunk.name}
              </Link>
              <div className={table.under}>
                {trunk.host}:{trunk.port}
              </div>
            </Table.Td>
            <Table.Td data-label={t('trunks.prefixes')}>
              {trunk.rates.map(({ prefix }) => prefix).join(', ') || t('trunks.noPrefix')}
            </Table.Td>
            <Table.Td data-label={t('trunks.state')}>
              <TrunkHealth trunk={trunk} />
            </Table.Td>
            <Table.Td className={table.end}>
              <Group gap={0} wrap="nowrap" justify="end">
                <MoveButtons name={trunk.name} index={index} count={trunks.length} onMove={(to) => move(index, to)} />
                <DeleteItem
                  name={trunk.name}
                  area="trunks"
                  endpoint={deleteTrunk}
                  request={{ trunkId: trunk.id }}
                  invalidates={[listTrunks]}
                />
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </AdminTable>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
    </>
  );
}

function TrunkHealth({ trunk: { health } }: { trunk: Trunk }) {
  const { t, i18n } = useTranslation('routing-settings');
  const words = useAnswerWords();
  const until = health.restsUntil && clockTime(health.restsUntil, i18n.language);
  return (
    <div>
      <StatusMark tone={TONES[health.state]} label={t(`trunks.states.${health.state}`)} />
      {health.state === 'failing' && <div className={table.under}>{words(health.lastStatus)}</div>}
      {until && <div className={table.under}>{t('trunks.restsUntil', { until })}</div>}
    </div>
  );
}
