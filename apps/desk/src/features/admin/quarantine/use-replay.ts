import { listQuarantine, replayQuarantined } from '@guichet/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, keyOf, queryClient } from '../../../app/api.ts';
import { useErrorText } from '../../../app/use-error-text.ts';
import { useTell } from '../frame/use-tell.ts';

/** How long a replayed mail may take before it counts as having failed again. */
const PASSES_WITHIN_MS = 10_000;

/** Sends mails through intake again, one after the other, and says what came of it. */
export function useReplay() {
  const { t } = useTranslation('admin');
  const tell = useTell();
  const words = useErrorText();
  const [passing, setPassing] = useState<ReadonlySet<string>>(new Set());

  const forget = (ids: readonly string[]) =>
    setPassing((before) => new Set([...before].filter((id) => !ids.includes(id))));
  const replay = async (ids: readonly string[]) => {
    setPassing((before) => new Set([...before, ...ids]));
    const failed: string[] = [];
    let reason: unknown;
    for (const mailId of ids)
      await call(replayQuarantined, { mailId }).catch((error: unknown) => {
        failed.push(mailId);
        reason = error;
      });
    forget(failed);
    const count = ids.length - failed.length;
    if (count > 0) tell.done(t('quarantine.replayed', { count }), t('quarantine.replayedBody'));
    if (failed.length > 0) tell.refused(t('quarantine.failedSome', { count: failed.length }), words(reason));
    void queryClient.invalidateQueries({ queryKey: keyOf(listQuarantine) });
    setTimeout(() => forget(ids), PASSES_WITHIN_MS);
  };
  return { passing, replay };
}
