import {
  getMyStatus,
  getMyWork,
  getSubjectWork,
  listAgentStatuses,
  listDispositions,
  listMyChats,
  listQueues,
  listQueueWork,
  listReasons,
  listSkills,
  type DeskServerEvents,
} from '@guichet/contracts';
import { useEffect } from 'react';
import { again, againSoon, withSocket, type DeskSocket } from '../../app/realtime.ts';
import { useSession } from '../../app/session.tsx';
import { changeMyWork, withOffer, withoutOffer } from '../offers/my-work.ts';
import { learnClock } from '../offers/server-clock.ts';

/** Everything routing tells over the socket. An offer is shown as it comes in; the rest is asked again. */
const hearsOf = (me: string): Partial<DeskServerEvents> => ({
  'offer.made': (offer) => {
    learnClock(offer.offeredAt);
    changeMyWork((work) => withOffer(work, offer));
  },
  'offer.ended': ({ workItemId }) => changeMyWork((work) => withoutOffer(work, workItemId)),
  'work.mine-changed': () => {
    again(getMyWork);
    again(listMyChats);
    again(getMyStatus);
  },
  'work.changed': ({ subjectType, subjectId }) => {
    again(getSubjectWork, { subjectType, subjectId });
    // Whoever waits behind it has moved up.
    for (const endpoint of [getSubjectWork, listQueues, listQueueWork]) againSoon(endpoint);
  },
  'agent.changed': ({ userId }) => {
    if (userId === me) again(getMyStatus);
    for (const endpoint of [listAgentStatuses, listQueues]) againSoon(endpoint);
  },
  'settings.changed': () => {
    for (const endpoint of [listQueues, listSkills, listReasons, listDispositions]) again(endpoint);
  },
});

function follow(desk: DeskSocket, me: string) {
  const events = Object.entries(hearsOf(me)) as [keyof DeskServerEvents, never][];
  for (const [event, hear] of events) desk.on(event, hear);
  return () => {
    for (const [event, hear] of events) desk.off(event, hear);
  };
}

export function useRoutingEvents() {
  const me = useSession().session.user.id;
  useEffect(() => withSocket((desk) => follow(desk, me)), [me]);
}
