import { listTeams } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import classes from './profile.module.css';

/** What an administrator decides about this person. */
export function ProfileFacts() {
  const { t } = useTranslation(['profile', 'admin']);
  const { session } = useSession();
  const teams = useAnswer(listTeams, {}).data?.teams ?? [];
  const { email, role, visibility, teamIds } = session.user;
  const names = teams.filter((team) => teamIds.includes(team.id)).map((team) => team.name);
  return (
    <dl className={classes.facts}>
      <dt>{t('identity.email')}</dt>
      <dd>{email}</dd>
      <dt>{t('identity.role')}</dt>
      <dd>{t(`admin:roles.${role}`)}</dd>
      <dt>{t('identity.visibility')}</dt>
      <dd>{t(`admin:visibilities.${visibility}`)}</dd>
      <dt>{t('identity.teams')}</dt>
      <dd>{names.join(', ') || t('identity.noTeam')}</dd>
    </dl>
  );
}
