import {
  acceptOffer,
  ApiError,
  declineOffer,
  listConversations,
  listMyChats,
  listViews,
  type Offer,
} from '@guichet/contracts';
import { useNavigate } from 'react-router';
import { useAction } from '../../app/api.ts';
import { useErrorText } from '../../app/use-error-text.ts';
import { changeMyWork, withoutOffer } from './my-work.ts';
import type { OfferAnswer } from './offer-face.tsx';
import { tellOfferOver } from './offer-over.ts';

/** Says yes or no to the server; what is taken opens. */
export function useOfferAnswer({ workItemId, channel }: Offer): OfferAnswer {
  const words = useErrorText();
  const navigate = useNavigate();
  const gone = () => changeMyWork((work) => withoutOffer(work, workItemId));
  const onError = (error: unknown) => {
    tellOfferOver(words(error));
    if (error instanceof ApiError && (error.code === 'offer_over' || error.status === 404)) gone();
  };
  const accept = useAction(acceptOffer, {
    invalidates: [listConversations, listViews, listMyChats],
    onError,
    onSuccess: ({ subject }) => {
      gone();
      if (subject.type !== 'conversation') return;
      if (channel === 'chat') void navigate(`/chats/${subject.id}`, { state: { focuses: true } });
      else void navigate(`/inbox/todo/${subject.id}`);
    },
  });
  const decline = useAction(declineOffer, { onError, onSuccess: gone });
  return {
    take: () => accept.mutate({ workItemId }),
    refuse: () => decline.mutate({ workItemId }),
    isTaking: accept.isPending,
    isRefusing: decline.isPending,
  };
}
