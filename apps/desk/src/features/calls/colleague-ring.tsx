import { getConversation } from '@guichet/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { useUserName } from '../../app/people.ts';
import { OfferFace } from '../offers/offer-face.tsx';
import { useQueues } from '../routing/queue-mark.tsx';
import { agentOf } from './call-phase.ts';
import { useCallOf } from './my-calls.ts';
import type { Line } from './telephone-state.ts';
import { atTelephone } from './telephone.ts';
import card from '../offers/work-card.module.css';

/** A colleague asks: who, and about whom. */
export function ColleagueRing({ line, isFirst }: { line: Line; isFirst: boolean }) {
  const { t } = useTranslation('calls');
  const navigate = useNavigate();
  const nameOf = useUserName();
  const call = useCallOf(line);
  const conversationId = call?.conversationId;
  const conversation = useAnswer(getConversation, conversationId ? { conversationId } : null).data;
  const callerName = conversation?.customer?.name;
  const queue = useQueues()?.find(({ id }) => id === call?.queueId)?.name ?? call?.siteName ?? '';
  const agentId = call && agentOf(call)?.userId;
  const name = agentId ? nameOf(agentId) : t('colleague');
  const { legId } = line;
  useNotification(legId, t('asksYou', { name }));
  return (
    <OfferFace
      name={name}
      isFirst={isFirst}
      takeWords={t('answer', { name })}
      head={<span className={card.from}>{queue ? t('colleagueAsks', { queue }) : t('aColleagueAsks')}</span>}
      answer={{
        take: () => {
          atTelephone({ do: 'answer', legId });
          if (conversationId) void navigate(`/inbox/todo/${conversationId}`);
        },
        refuse: () => atTelephone({ do: 'decline', legId }),
        isTaking: line.stage === 'answering',
        isRefusing: false,
      }}
    >
      <p className={card.facts}>{callerName ? t('aboutCaller', { name: callerName }) : t('aboutSomebody')}</p>
    </OfferFace>
  );
}

/** Outside of the page, when nobody looks at it; the telephone rings by itself. */
function useNotification(legId: string, title: string) {
  const words = useRef(title);
  useEffect(() => {
    words.current = title;
  });
  useEffect(() => {
    let takeAway: (() => void) | undefined;
    let isOver = false;
    void import('../offers/call-attention.ts').then(({ notify }) => {
      if (!isOver) takeAway = notify({ workItemId: legId, title: words.current, body: '' });
    });
    return () => {
      isOver = true;
      takeAway?.();
    };
  }, [legId]);
}
