import { inviteUser, listLocalOutbox, listTeams, listUsers, type Team, type User } from '@guichet/contracts';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import look from '../frame/form-look.module.css';
import { FormFailure } from '../frame/form-failure.tsx';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { InvitationSent } from './invitation-sent.tsx';
import { UserFields, type UserValues } from './user-fields.tsx';

interface Props {
  teams: readonly Team[];
  onClose: () => void;
}

const NEW: UserValues = { name: '', email: '', role: 'agent', visibility: 'team', teamIds: [] };

export function InviteUser({ teams, onClose }: Props) {
  const { t } = useTranslation('admin');
  const rules = useFieldRules();
  const invite = useAction(inviteUser, { invalidates: [listUsers, listTeams, listLocalOutbox] });
  const [invited, setInvited] = useState<User>();
  const form = useForm<UserValues>({ initialValues: NEW, validate: { name: rules.name, email: rules.email } });

  if (invited) {
    const again = () => {
      form.reset();
      setInvited(undefined);
    };
    return <InvitationSent user={invited} onAgain={again} onClose={onClose} />;
  }
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => invite.mutate(values, { onSuccess: setInvited }), rules.focusFirst(form))}
    >
      <div className={look.fields}>
        <TextInput label={t('users.name')} required autoComplete="off" data-autofocus {...form.getInputProps('name')} />
        <TextInput
          label={t('users.email')}
          type="email"
          required
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('email')}
        />
        <UserFields form={form} teams={teams} />
        <FormFailure error={invite.error} area="users" />
        <div className={look.end}>
          <Button variant="default" onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button type="submit" loading={invite.isPending}>
            {t('users.send')}
          </Button>
        </div>
      </div>
    </form>
  );
}
