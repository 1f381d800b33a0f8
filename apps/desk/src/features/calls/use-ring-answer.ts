import type { Offer } from '@guichet/contracts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { OfferAnswer } from '../offers/offer-face.tsx';
import { useOfferAnswer } from '../offers/use-offer-answer.ts';
import { useOfferedLine } from './my-calls.ts';
import { useTelephone } from './telephone-shown.ts';
import { atTelephone } from './telephone.ts';

/** Whoever takes a call answers its ring, and the server hears of it by that; so does a refusal. */
export function useRingAnswer(offer: Offer): OfferAnswer {
  const { t } = useTranslation('calls');
  const navigate = useNavigate();
  const conversationId = offer.subject.id;
  const line = useOfferedLine(conversationId);
  const unheard = useOfferAnswer(offer);
  const { registration } = useTelephone();
  // The card may come a moment before the ring.
  const [isWanted, setWanted] = useState(false);
  const ringing = line?.stage === 'ringing' ? line.legId : null;
  useEffect(() => {
    if (!isWanted || !ringing) return;
    setWanted(false);
    atTelephone({ do: 'answer', legId: ringing });
    void navigate(`/inbox/todo/${conversationId}`);
  }, [isWanted, ringing, conversationId, navigate]);
  return {
    take: () => setWanted(true),
    refuse: () => (ringing ? atTelephone({ do: 'decline', legId: ringing }) : unheard.refuse()),
    isTaking: isWanted || line?.stage === 'answering',
    isRefusing: unheard.isRefusing,
    ...(registration === 'no-microphone' ? { obstacle: t('cannotRing.no-microphone') } : {}),
  };
}
