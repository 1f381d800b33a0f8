import type { Offer } from '@guichet/contracts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { secondsSince, waitInWords } from '../routing/wait-words.ts';

/** Each offer once: said to screen readers, heard, and shown outside of a tab nobody looks at. */
export function useOfferSignals(offers: readonly Offer[]): string {
  const { t } = useTranslation(['routing', 'app']);
  const { t: words } = useTranslation('routing');
  const [said, setSaid] = useState('');
  const known = useRef(new Map<string, () => void>());
  useEffect(() => {
    const ids = new Set(offers.map(({ workItemId }) => workItemId));
    for (const [id, takeAway] of known.current)
      if (!ids.has(id)) {
        takeAway();
        known.current.delete(id);
      }
    for (const offer of offers) {
      const { workItemId, customerName, queueName } = offer;
      if (known.current.has(workItemId)) continue;
      known.current.set(workItemId, () => undefined);
      const what = { channel: t(`app:channel.${offer.channel}`), queue: queueName, name: customerName };
      setSaid(t('offer.said', { ...what, wait: waitInWords(secondsSince(offer.waitingSince), words) }));
      void import('./call-attention.ts').then(({ callAttention, notify }) => {
        if (!known.current.has(workItemId)) return;
        const body = offer.lastLine || offer.title;
        const tell = offer.channel === 'voice' ? notify : callAttention;
        known.current.set(workItemId, tell({ workItemId, title: t('offer.notified', what), body }));
      });
    }
    if (ids.size === 0) setSaid('');
  }, [offers, t, words]);
  return said;
}
