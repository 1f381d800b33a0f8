import { listQueues, Priority, type SlaAction } from '@guichet/contracts';
import { Button, Checkbox, NativeSelect, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { icon } from '../frame/icon-look.ts';
import { moved, replaced, without } from '../routing/list-order.ts';
import { MoveButtons } from '../routing/move-buttons.tsx';
import classes from '../routing/routing.module.css';
import { type ActionValues, type Moment, newAction, type PolicyValues } from './policy-values.ts';

const TYPES: readonly SlaAction['type'][] = ['notify', 'priority', 'queue', 'tag', 'webhook'];
const MAX_ACTIONS = 10;

interface Props {
  form: UseFormReturnType<PolicyValues>;
  moment: Moment;
}

/** What happens at a warning, or at a breach: as many as are wanted, in order. */
export function ActionsFields({ form, moment }: Props) {
  const { t } = useTranslation('routing-settings');
  const actions = form.values[moment];
  const set = (next: ActionValues[]) => form.setFieldValue(moment, next);
  const name = (index: number) => t('serviceLevels.actionNumber', { number: index + 1 });
  return (
    <div className={classes.stack}>
      <ol className={classes.rows} aria-label={t(`serviceLevels.${moment}`)}>
        {actions.map((action, index) => (
          <li key={action.key} className={classes.card}>
            <div className={classes.cardHead}>
              <h3 className={classes.cardTitle}>{name(index)}</h3>
              <MoveButtons
                name={name(index)}
                index={index}
                count={actions.length}
                onMove={(to) => set(moved(actions, index, to))}
                onRemove={() => set(without(actions, index))}
              />
            </div>
            <ActionCard
              form={form}
              action={action}
              path={`${moment}.${index}`}
              onChange={(change) => set(replaced(actions, index, { ...action, ...change }))}
            />
          </li>
        ))}
      </ol>
      {actions.length < MAX_ACTIONS && (
        <div>
          <Button variant="default" leftSection={<IconPlus {...icon} />} onClick={() => set([...actions, newAction()])}>
            {t('serviceLevels.actionAdd')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface CardProps {
  form: UseFormReturnType<PolicyValues>;
  action: ActionValues;
  path: string;
  onChange: (change: Partial<ActionValues>) => void;
}

function ActionCard({ form, action, path, onChange }: CardProps) {
  const { t } = useTranslation('routing-settings');
  return (
    <>
      <div className={classes.pair} data-align={action.type === 'notify' ? 'end' : undefined}>
        <NativeSelect
          label={t('serviceLevels.actionType')}
          data={TYPES.map((value) => ({ value, label: t(`serviceLevels.actionTypes.${value}`) }))}
          value={action.type}
          onChange={(event) => onChange({ type: event.currentTarget.value as ActionValues['type'] })}
        />
        <ActionDetail form={form} action={action} path={path} onChange={onChange} />
      </div>
      {action.type !== 'notify' && <p className={classes.help}>{t(`serviceLevels.actionHelp.${action.type}`)}</p>}
    </>
  );
}

/** The one field that its kind needs. */
function ActionDetail({ form, action, path, onChange }: CardProps) {
  const { t } = useTranslation(['routing-settings', 'app']);
  const queues = useAnswer(listQueues, {}).data?.queues ?? [];
  const of = (field: string) => ({ error: form.errors[`${path}.${field}`], 'data-path': `${path}.${field}` });
  switch (action.type) {
    case 'notify':
      return <NotifyWho action={action} onChange={onChange} {...of('agent')} />;
    case 'priority':
      return (
        <NativeSelect
          label={t('serviceLevels.actionPriority')}
          data={Priority.options.slice(1).map((value) => ({ value, label: t(`app:priority.${value}`) }))}
          value={action.to}
          onChange={(event) => onChange({ to: event.currentTarget.value as ActionValues['to'] })}
        />
      );
    case 'queue':
      return (
        <Select
          label={t('serviceLevels.actionQueue')}
          placeholder={t('queues.chooseQueue')}
          data={queues.map(({ id, name }) => ({ value: id, label: name }))}
          value={action.queueId}
          onChange={(queueId) => onChange({ queueId })}
          allowDeselect={false}
          searchable
          required
          {...of('queueId')}
        />
      );
    case 'tag':
    case 'webhook': {
      const field = action.type === 'tag' ? 'tag' : 'url';
      return (
        <TextInput
          label={t(`serviceLevels.action_${field}`)}
          placeholder={t(`serviceLevels.action_${field}Placeholder`)}
          value={action[field]}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
          required
          {...of(field)}
        />
      );
    }
  }
}

interface WhoProps extends Pick<CardProps, 'action' | 'onChange'> {
  error: React.ReactNode;
  'data-path': string;
}

function NotifyWho({ action, onChange, error, ...rest }: WhoProps) {
  const { t } = useTranslation('routing-settings');
  return (
    <div className={classes.stack} style={{ gap: 'var(--s2)' }}>
      <Checkbox
        label={t('serviceLevels.notifyAgent')}
        checked={action.agent}
        error={error}
        onChange={(event) => onChange({ agent: event.currentTarget.checked })}
        {...rest}
      />
      <Checkbox
        label={t('serviceLevels.notifySupervisors')}
        checked={action.supervisors}
        onChange={(event) => onChange({ supervisors: event.currentTarget.checked })}
      />
    </div>
  );
}
