import {
  type AnswerOf,
  type DeskServerEvents,
  getCallbackFigures,
  getSession,
  listCallbacks,
} from '@guichet/contracts';
import i18next from 'i18next';
import { keyOf, queryClient } from '../../app/api.ts';
import { loadTexts } from '../../app/i18n.ts';
import { again, type DeskSocket, withSocket } from '../../app/realtime.ts';
import { tellFailure } from '../../app/tell.ts';

async function tell(title: string, help: string) {
  const session = queryClient.getQueryData<AnswerOf<typeof getSession> | null>(keyOf(getSession, {}));
  if (!session?.permissions.includes('routing.supervise')) return;
  await loadTexts('contact');
  tellFailure(i18next.t(`callbacks:${title}`), i18next.t(`callbacks:${help}`));
}
const hear: DeskServerEvents['callback.late'] = ({ conversationId }) => {
  again(getCallbackFigures);
  again(listCallbacks, { conversationId });
  void tell('late', 'lateHelp');
};
const hearBudget: DeskServerEvents['callback.budget'] = ({ isSpent }) =>
  void tell(isSpent ? 'budget.spent' : 'budget.near', 'budget.help');

function join(desk: DeskSocket) {
  desk.on('callback.late', hear);
  desk.on('callback.budget', hearBudget);
  return () => {
    desk.off('callback.late', hear);
    desk.off('callback.budget', hearBudget);
  };
}

/** Tells supervisors of a promise that was not kept, and of money that runs out. The same twice is once. */
export const follow = (): void => void withSocket(join);
