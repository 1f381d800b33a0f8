import { type AuditEntry, listInboxes, listTeams, listUsers } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';

/** What an entry is about, by name where the desk knows it; the kind alone where it does not. */
export function useSubjectWords() {
  const { t, i18n } = useTranslation('admin');
  const users = useAnswer(listUsers, {}).data?.users;
  const teams = useAnswer(listTeams, {}).data?.teams;
  const inboxes = useAnswer(listInboxes, {}).data?.inboxes;
  const named = [...(users ?? []), ...(teams ?? []), ...(inboxes ?? [])];
  return ({ subjectType, subjectId }: AuditEntry) => {
    const kind = i18n.exists(`admin:audit.subjects.${subjectType}`) ? t(`audit.subjects.${subjectType}`) : subjectType;
    const name = named.find((one) => one.id === subjectId)?.name;
    return name === undefined ? kind : `${kind} ${name}`;
  };
}
