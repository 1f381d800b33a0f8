import { type BoardContact, listBoardContacts, type Wallboard } from '@guichet/contracts';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { useCommands } from '../../app/commands.ts';
import { Failure } from '../../app/states/failure.tsx';
import { QueueSkeleton } from '../queues/queue-skeleton.tsx';
import { ContactLine } from './contact-line.tsx';
import type { Drill } from './drill.ts';
import { useBoardWords } from './use-board-words.ts';
import classes from './contacts-panel.module.css';

interface Props {
  drill: Drill;
  board: Wallboard;
  onClose: () => void;
}

/** The contacts behind a figure, beside the board, and what can be done with each. */
export function ContactsPanel({ drill, board, onClose }: Props) {
  const { t } = useTranslation(['wallboard', 'app']);
  const words = useBoardWords(board);
  const heading = useRef<HTMLHeadingElement>(null);
  const { figure, queueId, channel } = drill;
  const { data, error, refetch } = useAnswer(listBoardContacts, drill);
  useEffect(() => heading.current?.focus(), [figure, queueId, channel]);
  const label = t('app:close');
  useCommands([{ id: 'wallboard.close', group: 'desk', label, key: 'Escape', isKeyOnly: true, run: onClose }]);
  const place = queueId ? words.row({ queueId, channel: channel ?? null }) : t('allQueues');
  return (
    <aside className={classes.panel} aria-label={t('contacts.title')}>
      <header className={classes.head}>
        <div>
          <h2 ref={heading} tabIndex={-1} className={classes.title}>
            {t(`figures.${figure}`)} · {place}
          </h2>
          {data && <p className={classes.count}>{t('contacts.count', { count: data.total })}</p>}
        </div>
        <ActionIcon aria-label={label} onClick={onClose}>
          <IconX size={18} stroke={1.75} />
        </ActionIcon>
      </header>
      {!data && error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <QueueSkeleton rows={4} />}
      {data?.contacts.length === 0 && <p className={classes.none}>{t('contacts.none')}</p>}
      {data && data.contacts.length > 0 && <Contacts contacts={data.contacts} board={board} />}
      {data && data.total > data.contacts.length && (
        <p className={classes.none}>{t('contacts.first', { count: data.contacts.length })}</p>
      )}
    </aside>
  );
}

function Contacts({ contacts, board }: { contacts: readonly BoardContact[]; board: Wallboard }) {
  return (
    <ul className={classes.list}>
      {contacts.map((contact) => (
        <ContactLine key={contact.id} contact={contact} board={board} />
      ))}
    </ul>
  );
}
