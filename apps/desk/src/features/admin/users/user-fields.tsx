import { ROLES, type Role, type Team, VISIBILITIES, type Visibility } from '@guichet/contracts';
import { MultiSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ExplainedChoice } from '../frame/explained-choice.tsx';

export interface UserValues {
  name: string;
  email: string;
  role: Role;
  visibility: Visibility;
  teamIds: string[];
}

interface Props {
  form: UseFormReturnType<UserValues>;
  teams: readonly Team[];
}

/** What someone may do and see; each choice says what it means where it is made. */
export function UserFields({ form, teams }: Props) {
  const { t } = useTranslation('admin');
  return (
    <>
      <ExplainedChoice
        label={t('users.role')}
        options={ROLES.map((value) => ({ value, label: t(`roles.${value}`), help: t(`roles.explain.${value}`) }))}
        {...form.getInputProps('role')}
      />
      <ExplainedChoice
        label={t('users.visibilityField')}
        options={VISIBILITIES.map((value) => ({
          value,
          label: t(`visibilities.${value}`),
          help: t(`visibilities.explain.${value}`),
        }))}
        {...form.getInputProps('visibility')}
      />
      <MultiSelect
        label={t('users.teams')}
        description={t(teams.length ? 'users.teamsHelp' : 'users.noTeamYet')}
        placeholder={form.values.teamIds.length || !teams.length ? '' : t('users.teamsPlaceholder')}
        data={teams.map((team) => ({ value: team.id, label: team.name }))}
        disabled={!teams.length}
        searchable
        clearable
        hidePickedOptions
        {...form.getInputProps('teamIds')}
      />
    </>
  );
}
