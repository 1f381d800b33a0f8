import { type BoardContact, listLiveCalls, type Wallboard } from '@guichet/contracts';
import { ActionIcon } from '@mantine/core';
import { IconArrowsRightLeft, IconHeadphones } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { useUserName } from '../../app/people.ts';
import { Ago } from '../../app/time/ago.tsx';
import { useCallActions } from '../calls/use-call-actions.ts';
import { useTelephone } from '../calls/telephone-shown.ts';
import { canListenTo } from '../calls/live-calls.tsx';
import { useSession } from '../../app/session.tsx';
import { WorkTitle } from '../queues/work-title.tsx';
import { TransferMenu } from '../routing/transfer-menu.tsx';
import { useBoardWords } from './use-board-words.ts';
import classes from './contacts-panel.module.css';

const LIVE: readonly BoardContact['state'][] = ['queued', 'offered', 'active'];

/** One contact behind a figure: whose it is, how long it waited, and what a supervisor can do with it. */
export function ContactLine({ contact, board }: { contact: BoardContact; board: Wallboard }) {
  const { t } = useTranslation(['wallboard', 'routing']);
  const words = useBoardWords(board);
  const nameOf = useUserName();
  const { id, queueId, channel, state, agentId, arrivedAt, waitSeconds, isInTarget, dueAt, promise } = contact;
  const canMove = queueId !== null && LIVE.includes(state);
  return (
    <li className={classes.contact}>
      <WorkTitle item={contact} />
      <p className={classes.facts}>
        <span>{words.row({ queueId, channel })}</span>
        {agentId && <span>{nameOf(agentId)}</span>}
        {state && <span>{t(`routing:workStates.${state}`)}</span>}
        <span>
          {waitSeconds === null ? (
            <Ago at={arrivedAt} as="ago" />
          ) : (
            t('contacts.waited', { wait: words.seconds(waitSeconds) })
          )}
        </span>
        {isInTarget !== null && (
          <span data-tone={isInTarget ? 'ok' : 'bad'}>{t(isInTarget ? 'contacts.inTarget' : 'contacts.missed')}</span>
        )}
        {dueAt && (
          <span data-tone={Date.parse(dueAt) <= Date.parse(board.at) ? 'bad' : undefined}>
            {t(`contacts.promises.${promise ?? 'answer'}`)} <Ago at={dueAt} as="clock" />
          </span>
        )}
      </p>
      {canMove && (
        <span className={classes.actions}>
          {channel === 'voice' || channel === 'callback' ? <Listen conversationId={contact.subject.id} /> : null}
          <TransferMenu item={{ id, queueId, agentId, state: state! }} hasKey={false}>
            <ActionIcon aria-label={t('routing:work.transfer')}>
              <IconArrowsRightLeft size={18} stroke={1.75} />
            </ActionIcon>
          </TransferMenu>
        </span>
      )}
    </li>
  );
}

/** Where somebody speaks now. */
function Listen({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('calls');
  const { session } = useSession();
  const telephone = useTelephone();
  const { listen } = useCallActions();
  const call = useAnswer(listLiveCalls, {}).data?.calls.find((one) => one.conversationId === conversationId);
  if (!call) return null;
  return (
    <ActionIcon
      aria-label={t('live.listenTo', { name: call.customerName || t('caller') })}
      disabled={!canListenTo(call, session.user.id, telephone)}
      loading={listen.isPending}
      onClick={() => listen.mutate({ callId: call.id })}
    >
      <IconHeadphones size={18} stroke={1.75} />
    </ActionIcon>
  );
}
