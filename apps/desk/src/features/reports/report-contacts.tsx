import { type CountedFigure, listReportContacts, type ReportContact, type ReportRequest } from '@guichet/contracts';
import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { Failure } from '../../app/states/failure.tsx';
import { exactTime } from '../../app/time/words.ts';
import { useFigureWords } from './use-figure-words.ts';
import classes from './reports.module.css';

/** A figure that somebody wants to see the contacts of. */
export interface Behind {
  figure: CountedFigure;
  key: string;
  title: string;
}
interface Props {
  behind: Behind;
  request: ReportRequest;
  onClose: () => void;
}

/** The contacts behind a figure, as many as it says. */
export function ReportContacts({ behind, request, onClose }: Props) {
  const { t } = useTranslation(['reports', 'app']);
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined]);
  const { figure, key, title } = behind;
  const cursor = cursors.at(-1);
  const asked = { ...request, figure, key, ...(cursor ? { cursor } : {}) };
  const { data, error, refetch } = useAnswer(listReportContacts, asked, { keepsPrevious: true });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      {!data && error && <Failure error={error} onRetry={() => void refetch()} />}
      {data && (
        <p className={classes.behind}>
          {t('behind', { count: data.count })}
          {data.forgotten > 0 && ` · ${t('behindForgotten', { count: data.forgotten })}`}
        </p>
      )}
      <ul className={classes.contacts}>
        {data?.contacts.map((contact) => (
          <Contact key={contact.workItemId} contact={contact} />
        ))}
      </ul>
      <div className={classes.pages}>
        {cursors.length > 1 && (
          <Button variant="default" onClick={() => setCursors(cursors.slice(0, -1))}>
            {t('newer')}
          </Button>
        )}
        {data?.nextCursor && (
          <Button variant="default" onClick={() => setCursors([...cursors, data.nextCursor!])}>
            {t('older')}
          </Button>
        )}
      </div>
    </Drawer>
  );
}

function Contact({ contact }: { contact: ReportContact }) {
  const { t, i18n } = useTranslation('reports');
  const words = useFigureWords();
  const { subject, title, channel, arrivedAt, queueName, agentName, waitSeconds, handlingSeconds, outcome } = contact;
  const facts = [
    t(`channels.${channel}`),
    queueName,
    agentName,
    t(`outcomes.${outcome}`),
    waitSeconds === null ? '' : t('waited', { time: words.time(waitSeconds) }),
    handlingSeconds === null ? '' : t('handled', { time: words.time(handlingSeconds) }),
  ];
  return (
    <li className={classes.contact}>
      {subject.type === 'imported' ? (
        <span className={classes.subject}>{t('imported')}</span>
      ) : (
        <Link to={`/inbox/all/${subject.id}`} className={classes.subject}>
          {title || t('gone')}
        </Link>
      )}
      <time dateTime={arrivedAt}>{exactTime(arrivedAt, i18n.language)}</time>
      <span>{facts.filter(Boolean).join(' · ')}</span>
    </li>
  );
}
