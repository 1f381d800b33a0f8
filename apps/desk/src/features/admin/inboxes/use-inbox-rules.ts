import { useFieldRules } from '../frame/use-field-rules.ts';
import type { InboxValues } from './inbox-values.ts';

/** Limits of the contract, in words; those of the server for sending count only where there is one. */
export function useInboxRules() {
  const rules = useFieldRules();
  const ifOwn =
    <Value>(rule: (value: Value) => string | null) =>
    (value: Value, values: InboxValues) =>
      values.sending === 'own' ? rule(value) : null;
  return {
    name: rules.name,
    address: rules.email,
    fromName: rules.atMost(200),
    promisedHours: rules.whole(1, 720),
    acknowledgementText: rules.atMost(5000),
    smtp: { host: ifOwn(rules.text(253)), port: ifOwn(rules.whole(1, 65_535)) },
  };
}
