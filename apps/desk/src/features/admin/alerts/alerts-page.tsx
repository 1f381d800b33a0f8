import { type AlertRule, deleteAlertRule, listAlertRules } from '@guichet/contracts';
import { IconBellRinging } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { Pill } from '../../../app/pill.tsx';
import { useQueues } from '../../routing/queue-mark.tsx';
import { DeleteItem } from '../routing/delete-item.tsx';
import { ListPage } from '../routing/list-page.tsx';
import { AlertForm } from './alert-form.tsx';
import { unitOf } from './alert-values.ts';

/** What supervisors are told of when a figure of the wallboard goes too far. */
export function AlertsPage() {
  const { t } = useTranslation(['routing-settings', 'app']);
  const answer = useAnswer(listAlertRules, {});
  const queues = useQueues();
  const placeOf = ({ queueId, channel }: AlertRule) =>
    [
      queueId ? (queues?.find(({ id }) => id === queueId)?.name ?? t('alerts.queueGone')) : t('alerts.allQueues'),
      channel && t(`app:channel.${channel}`),
    ]
      .filter(Boolean)
      .join(' · ');
  const limitOf = ({ figure, isAbove, raiseAt }: AlertRule) =>
    t(isAbove ? 'alerts.whenAbove' : 'alerts.whenBelow', {
      figure: t(`alerts.figures.${figure}`),
      value: t(`alerts.values.${unitOf(figure)}`, { value: raiseAt }),
    });
  return (
    <ListPage
      area="alerts"
      icon={IconBellRinging}
      answer={answer}
      items={answer.data?.rules ?? []}
      nameOf={({ name }) => name}
      columns={[
        { key: 'limit', show: limitOf },
        { key: 'place', show: placeOf },
        {
          key: 'state',
          show: ({ isEnabled, state }) => (
            <span>
              <Pill tone={isEnabled && state === 'raised' ? 'bad' : 'plain'}>
                {t(isEnabled ? `alerts.states.${state}` : 'alerts.states.off')}
              </Pill>
            </span>
          ),
        },
      ]}
      remove={(rule) => (
        <DeleteItem
          name={rule.name}
          area="alerts"
          endpoint={deleteAlertRule}
          request={{ alertId: rule.id }}
          invalidates={[listAlertRules]}
        />
      )}
      form={(rule: AlertRule | undefined, close) => <AlertForm rule={rule} onClose={close} />}
    />
  );
}
