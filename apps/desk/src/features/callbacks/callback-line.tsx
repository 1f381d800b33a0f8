import type { TimelineEntry } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useUserName } from '../../app/people.ts';
import { dayAndTime } from '../../app/time/words.ts';

/** What happened to a call-back, in the timeline's words. */
export function CallbackLine({ entry }: { entry: Extract<TimelineEntry, { type: 'system' }> }) {
  const { t, i18n } = useTranslation('callbacks');
  const nameOf = useUserName();
  const { userId, outcome, nextAt, by, to } = entry.data as Record<string, string | null | undefined>;
  const kind = entry.event.slice('callback.'.length);
  const variant = kind === 'tried' ? (nextAt ? '_again' : '_last') : kind === 'cancelled' ? `_${by}` : '';
  return t(`events.${kind}${variant}`, {
    who: userId ? nameOf(userId) : '',
    outcome: outcome ? t(`outcomes.${outcome}`) : '',
    to: to ? dayAndTime(to, i18n.language) : '',
    at: nextAt ? dayAndTime(nextAt, i18n.language) : '',
  });
}
