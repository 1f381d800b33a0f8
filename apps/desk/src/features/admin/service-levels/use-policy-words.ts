import { listCalendars, listInboxes, listQueues, SLA_KINDS, type SlaPolicy } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { secondsInWords } from '../routing/durations.ts';
import { useNames } from '../routing/use-names.ts';

const NONE: never[] = [];
/** Keeps the line's height. */
const NOTHING_YET = '\u00a0';

/** Says policies in the reader's language: `Mail, client clé → première réponse en 4 h, résolution en 24 h (Boutique)`. */
export function usePolicyWords() {
  const { t, i18n } = useTranslation(['routing-settings', 'app']);
  const { t: settings } = useTranslation('routing-settings');
  const inboxes = useAnswer(listInboxes, {});
  const queues = useAnswer(listQueues, {});
  const calendars = useAnswer(listCalendars, {});
  const inbox = useNames(inboxes.data?.inboxes ?? NONE);
  const queue = useNames(queues.data?.queues ?? NONE);
  const calendar = useNames(calendars.data?.calendars ?? NONE);
  // A name that has not come yet is not one that is gone.
  const isWaiting = inboxes.isPending || queues.isPending || calendars.isPending;
  const either = new Intl.ListFormat(i18n.language, { type: 'disjunction' });
  return ({ conditions, targets, calendarId }: Pick<SlaPolicy, 'conditions' | 'targets' | 'calendarId'>): string => {
    if (isWaiting) return NOTHING_YET;
    const lists = [
      conditions.channels.map((channel) => t(`channels.${channel}`)),
      conditions.queueIds.map(queue),
      conditions.inboxIds.map(inbox),
      conditions.priorities.map((priority) => t(`app:priority.${priority}`)),
      conditions.valueClasses.map((value) => t(`valueNames.${value}`)),
    ];
    const who = lists.filter((list) => list.length).map((list) => either.format(list));
    const promised = SLA_KINDS.flatMap((kind) => {
      const seconds = targets[kind];
      return seconds === null
        ? []
        : t('serviceLevels.words.target', {
            kind: t(`serviceLevels.kinds.${kind}`),
            time: secondsInWords(seconds, settings),
          });
    });
    const what = promised.length ? promised.join(', ') : t('serviceLevels.words.nothing');
    return t('serviceLevels.words.sentence', {
      who: who.length ? who.join(' · ') : t('serviceLevels.words.everybody'),
      what: calendarId ? t('serviceLevels.words.within', { what, calendar: calendar(calendarId) }) : what,
    });
  };
}
