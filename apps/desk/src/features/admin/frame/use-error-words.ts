import { ApiError } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../app/use-error-text.ts';

/** Parts of the locale whose `errors` say a code better than the general words do. */
export type ErrorArea = 'users' | 'teams' | 'inboxes' | 'mailboxes' | 'sites' | RoutingArea;
export type RoutingArea =
  | ('queues' | 'rules' | 'agents' | 'skills' | 'reasons' | 'dispositions' | 'calendars' | 'trunks')
  | ('serviceLevels' | 'alerts' | 'schedules');
const FILES = ['admin', 'routing-settings', 'site-settings'];

/** Words for a refusal: those of the area where it has some, else the general ones. */
export function useErrorWords(area: ErrorArea) {
  const { t, i18n } = useTranslation('admin');
  const words = useErrorText();
  return (error: unknown) => {
    const keys = error instanceof ApiError ? FILES.map((file) => `${file}:${area}.errors.${error.code}`) : [];
    const known = keys.find((key) => i18n.exists(key));
    return known === undefined ? words(error) : t(known);
  };
}
