import { type ContactImport, dateLocale, getContactImport } from '@guichet/contracts';
import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { BackLink } from '../frame/back-link.tsx';
import { FormSkeleton } from '../frame/form-skeleton.tsx';
import { Notice } from '../frame/notice.tsx';
import { ImportForm } from './import-form.tsx';
import { ImportResult } from './import-result.tsx';
import classes from './imports.module.css';
import { useFailureWords } from './use-failure-words.ts';

const WATCH_EVERY_MS = 1000;

/** One file: how it is read, how far it is, what came of it. */
export function ImportPage() {
  const { t, i18n } = useTranslation('contact-imports');
  const { importId = '' } = useParams();
  const answer = useAnswer(
    getContactImport,
    { importId },
    { refetchInterval: ({ state: { data } }) => data?.state === 'running' && WATCH_EVERY_MS },
  );
  const file = answer.data;
  const number = new Intl.NumberFormat(dateLocale(i18n.language));
  return (
    <AdminPage
      title={file?.name ?? t('reading')}
      {...(file ? { lead: t('lines', { count: file.lines, number: number.format(file.lines) }) } : {})}
      above={<BackLink to="/admin/imports" label={t('back')} />}
    >
      {answer.isPending && <FormSkeleton />}
      {answer.error && !file && <Failure error={answer.error} onRetry={() => void answer.refetch()} />}
      {file && <Stage file={file} />}
    </AdminPage>
  );
}

function Stage({ file }: { file: ContactImport }) {
  const { t } = useTranslation('contact-imports');
  const words = useFailureWords();
  if (file.state === 'done') return <ImportResult file={file} />;
  if (file.state === 'running') return <Running file={file} />;
  return (
    <>
      {file.failure && (
        <Notice tone="bad" title={t('failed')}>
          {words.failure(file.failure, file.failedOn)}
        </Notice>
      )}
      <ImportForm file={file} />
    </>
  );
}

function Running({ file: { done, lines } }: { file: ContactImport }) {
  const { t, i18n } = useTranslation('contact-imports');
  const number = new Intl.NumberFormat(dateLocale(i18n.language));
  return (
    <div className={classes.block}>
      <p role="status">{t('progress', { done: number.format(done), lines: number.format(lines) })}</p>
      <Progress value={(done / lines) * 100} aria-label={t('running')} />
      <p className={classes.help}>{t('runningHelp')}</p>
    </div>
  );
}
