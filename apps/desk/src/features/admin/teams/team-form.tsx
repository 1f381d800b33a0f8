import { createTeam, listTeams, listUsers, type Team, updateTeam, type User } from '@guichet/contracts';
import { Button, MultiSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import look from '../frame/form-look.module.css';
import { FormFailure } from '../frame/form-failure.tsx';
import { useTell } from '../frame/use-tell.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';

interface Props {
  team: Team | undefined;
  users: readonly User[];
  onClose: () => void;
}

export function TeamForm({ team, users, onClose }: Props) {
  const { t } = useTranslation('admin');
  const tell = useTell();
  const rules = useFieldRules();
  const changes = { invalidates: [listTeams, listUsers] };
  const create = useAction(createTeam, changes);
  const update = useAction(updateTeam, changes);
  const form = useForm({
    initialValues: { name: team?.name ?? '', memberIds: team?.memberIds ?? [] },
    validate: { name: rules.name },
  });
  const save = (values: typeof form.values) => {
    const onSuccess = (saved: Team) => {
      tell.done(t(team ? 'teams.saved' : 'teams.created', { name: saved.name }));
      onClose();
    };
    if (team) update.mutate({ teamId: team.id, ...values }, { onSuccess });
    else create.mutate(values, { onSuccess });
  };
  // Someone disabled is offered only where he already is a member, so that he can be taken out.
  const choices = users.filter((user) => user.status !== 'disabled' || team?.memberIds.includes(user.id));
  return (
    <form noValidate onSubmit={form.onSubmit(save, rules.focusFirst(form))}>
      <div className={look.fields}>
        <TextInput
          label={t('teams.name')}
          placeholder={t('teams.namePlaceholder')}
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <MultiSelect
          label={t('teams.members')}
          description={t('teams.membersHelp')}
          placeholder={form.values.memberIds.length ? '' : t('teams.membersPlaceholder')}
          data={choices.map((user) => ({ value: user.id, label: user.name }))}
          searchable
          hidePickedOptions
          {...form.getInputProps('memberIds')}
        />
        <FormFailure error={create.error ?? update.error} area="teams" />
        <div className={look.end}>
          <Button variant="default" onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {t(team ? 'actions.save' : 'teams.createAction')}
          </Button>
        </div>
      </div>
    </form>
  );
}
