import { ApiError, deleteTeam, listTeams, listUsers, type Team } from '@guichet/contracts';
import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import { ConfirmAction } from '../frame/confirm-action.tsx';
import { icon } from '../frame/icon-look.ts';
import { useTell } from '../frame/use-tell.ts';
import { useErrorWords } from '../frame/use-error-words.ts';
import { usesOf } from './team-uses.ts';

/** Deletes after a question; when conversations or inboxes point at the team, says how many. */
export function DeleteTeam({ team }: { team: Team }) {
  const { t } = useTranslation('admin');
  const tell = useTell();
  const words = useErrorWords('teams');
  const [isAsking, setAsking] = useState(false);
  const remove = useAction(deleteTeam, { invalidates: [listTeams, listUsers] });
  const { name } = team;

  const refusal = (error: unknown) => {
    const uses = error instanceof ApiError && error.code === 'in_use' ? usesOf(error.details) : [];
    if (!uses.length) return words(error);
    const what = uses.map(({ kind, count }) => t(`teams.errors.uses.${kind}`, { count })).join(', ');
    return t('teams.errors.in_use_counts', { what });
  };
  const confirm = () =>
    remove.mutate(
      { teamId: team.id },
      {
        onSuccess: () => {
          setAsking(false);
          tell.done(t('teams.deleted', { name }));
        },
      },
    );
  return (
    <>
      <ActionIcon
        aria-label={t('teams.deleteTitle', { name })}
        onClick={() => {
          remove.reset();
          setAsking(true);
        }}
      >
        <IconTrash {...icon} />
      </ActionIcon>
      <ConfirmAction
        opened={isAsking}
        title={t('teams.deleteTitle', { name })}
        body={t('teams.deleteBody')}
        confirmLabel={t('teams.deleteAction')}
        isBusy={remove.isPending}
        refusal={remove.error ? refusal(remove.error) : undefined}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
