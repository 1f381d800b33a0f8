import type { TimelineEntry } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useInboxes, useTeams, useUserName } from '../../../app/people.ts';
import { useSession } from '../../../app/session.tsx';
import { dayAndTime } from '../../../app/time/words.ts';
import { useQueues } from '../../routing/queue-mark.tsx';
import { waitInWords } from '../../routing/wait-words.ts';

type System = Extract<TimelineEntry, { type: 'system' }>;
/** Around what a line sets in bold; invisible, and in nobody's name. */
export const BOLD = '\u2063';
const bold = (text: string) => (text ? BOLD + text + BOLD : '');
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** The line of a domain event; each event has its words, some by what it carries. */
export function useSystemWords({ event, data, actorUserId }: System): string {
  const { t, i18n } = useTranslation(['conversation', 'app']);
  const { t: routingWords } = useTranslation('routing');
  const { session } = useSession();
  const nameOf = useUserName();
  const teams = useTeams();
  const inboxes = useInboxes();
  const queues = useQueues();
  const queue = queues?.find(({ id }) => id === data['queueId'])?.name ?? '';
  const isRouted = queue !== '' && typeof data['waitedSeconds'] === 'number';
  const me = session.user.id;
  const who = actorUserId ? nameOf(actorUserId) : t('system.automatic');
  const assigneeId = textOf(data['assigneeId']);
  const values = {
    who,
    assignee: assigneeId && (isRouted ? bold(nameOf(assigneeId)) : nameOf(assigneeId)),
    queue: bold(queue),
    wait: isRouted ? waitInWords(Number(data['waitedSeconds']), routingWords) : '',
    team: teams.find((team) => team.id === data['teamId'])?.name ?? '',
    inbox: inboxes.find((inbox) => inbox.id === data['inboxId'])?.name ?? '',
    until: textOf(data['until']) && dayAndTime(textOf(data['until']), i18n.language),
    due: textOf(data['dueAt']) && dayAndTime(textOf(data['dueAt']), i18n.language),
    address: textOf(data['address']),
    error: textOf(data['error']),
    text: textOf(data['text']),
    colleague: nameOf(textOf(data['userId'])),
    target: data['toUserId']
      ? nameOf(textOf(data['toUserId']))
      : (queues?.find(({ id }) => id === data['toQueueId'])?.name ?? ''),
    to: '',
    fields: Array.isArray(data['fields'])
      ? data['fields'].map((field) => t(`system.fields.${String(field)}`, { defaultValue: String(field) })).join(', ')
      : '',
  };
  // The new value in words, when a single thing was changed.
  const changed = Array.isArray(data['fields']) && data['fields'].length === 1 ? String(data['fields'][0]) : '';
  const to = textOf((data['to'] as Record<string, unknown> | undefined)?.[changed]);
  values.to = changed === 'priority' ? t(`app:priority.${to}`) : to;
  const variant = (): string => {
    if (event === 'conversation.edited') return to && /^(subject|priority)$/.test(changed) ? changed : '';
    if (event === 'conversation.assigned' && isRouted && assigneeId) {
      if (assigneeId === actorUserId) return assigneeId === me ? 'routed-taken-by-me' : 'routed-taken';
      return assigneeId === me ? 'routed-given-to-me' : 'routed-given';
    }
    if (event === 'conversation.assigned') {
      if (assigneeId && assigneeId === actorUserId) return assigneeId === me ? 'takenByMe' : 'taken';
      if (assigneeId) return values.team ? 'both' : 'person';
      if (values.team && data['teamId'] !== data['fromTeamId']) return 'team';
      return actorUserId && data['fromAssigneeId'] === actorUserId ? 'given-back' : 'nobody';
    }
    if (event === 'conversation.reopened') return textOf(data['reason']) || 'agent';
    if (event === 'resolution.answered') return data['isSettled'] ? 'yes' : 'no';
    if (event === 'sla.breached') return textOf(data['kind']);
    if (event === 'call.recording-changed') return textOf(data['state']);
    if (event === 'message.sent') return data['isLocal'] ? 'local' : 'real';
    if (event === 'message.bounced') return data['isPermanent'] ? 'permanent' : 'temporary';
    return '';
  };
  const kind = variant();
  const key = `system.events.${event.replaceAll('.', '_')}${kind ? `_${kind.replaceAll('-', '_')}` : ''}`;
  return t(key, { ...values, defaultValue: t('system.other', { who, event }) });
}
