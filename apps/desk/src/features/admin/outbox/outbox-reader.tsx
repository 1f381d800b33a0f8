import { addressOf, getLocalAttachment, getLocalMail } from '@guichet/contracts';
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { Failure } from '../../../app/states/failure.tsx';
import { Ago } from '../../../app/time/ago.tsx';
import { useSize } from '../quarantine/use-size.ts';
import classes from './outbox-reader.module.css';
import { SandboxedMail } from './sandboxed-mail.tsx';
import { TextWithLinks } from './text-with-links.tsx';

export function OutboxReader({ mailId }: { mailId: string }) {
  const { t } = useTranslation('admin');
  const sizeOf = useSize();
  const mail = useAnswer(getLocalMail, { mailId });
  if (mail.error) return <Failure error={mail.error} onRetry={() => void mail.refetch()} />;
  if (!mail.data)
    return (
      <div className={classes.waiting} role="status" aria-label={t('loading')}>
        <Skeleton className={classes.line} />
        <Skeleton className={classes.line} />
        <Skeleton className={classes.body} />
      </div>
    );
  const { subject, from, to, at, html, text, attachments } = mail.data;
  return (
    <article className={classes.mail}>
      <h2 className={classes.subject}>{subject || t('outbox.noSubject')}</h2>
      <dl className={classes.facts}>
        <dt>{t('outbox.to')}</dt>
        <dd>{to.join(', ')}</dd>
        <dt>{t('outbox.from')}</dt>
        <dd>{from}</dd>
        <dt>{t('outbox.date')}</dt>
        <dd>
          <Ago at={at} as="ago" />
        </dd>
        {attachments.length > 0 && (
          <>
            <dt>{t('outbox.attachments')}</dt>
            <dd>
              {attachments.map(({ filename, size }, position) => (
                <div key={filename}>
                  <a href={addressOf(getLocalAttachment, { mailId, position }).url} download>
                    {t('outbox.bytes', { filename, size: sizeOf(size) })}
                  </a>
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
      {html === null ? (
        <TextWithLinks text={text} />
      ) : (
        <SandboxedMail html={html} title={subject || t('outbox.reading')} />
      )}
    </article>
  );
}
