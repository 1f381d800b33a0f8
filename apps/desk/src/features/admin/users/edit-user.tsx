import { listTeams, listUsers, type Team, updateUser, type User } from '@guichet/contracts';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import look from '../frame/form-look.module.css';
import { FormFailure } from '../frame/form-failure.tsx';
import { useTell } from '../frame/use-tell.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { UserFields, type UserValues } from './user-fields.tsx';

interface Props {
  user: User;
  teams: readonly Team[];
  onClose: () => void;
}

export function EditUser({ user, teams, onClose }: Props) {
  const { t } = useTranslation('admin');
  const tell = useTell();
  const rules = useFieldRules();
  const update = useAction(updateUser, { invalidates: [listUsers, listTeams] });
  const { name, email, role, visibility, teamIds } = user;
  const form = useForm<UserValues>({
    initialValues: { name, email, role, visibility, teamIds },
    validate: { name: rules.name },
  });
  const save = ({ email: _fixed, ...values }: UserValues) =>
    update.mutate(
      { userId: user.id, ...values },
      {
        onSuccess: (saved) => {
          tell.done(t('users.saved', { name: saved.name }));
          onClose();
        },
      },
    );
  return (
    <form noValidate onSubmit={form.onSubmit(save, rules.focusFirst(form))}>
      <div className={look.fields}>
        <TextInput label={t('users.name')} required data-autofocus {...form.getInputProps('name')} />
        <TextInput label={t('users.email')} description={t('users.emailFixed')} value={email} readOnly />
        <UserFields form={form} teams={teams} />
        <FormFailure error={update.error} area="users" />
        <div className={look.end}>
          <Button variant="default" onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button type="submit" loading={update.isPending}>
            {t('actions.save')}
          </Button>
        </div>
      </div>
    </form>
  );
}
