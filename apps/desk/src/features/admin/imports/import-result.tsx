import { addressOf, type ContactImport, dateLocale, downloadImportRefusals } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockOf } from '../../../app/time/clock.ts';
import { icon } from '../frame/icon-look.ts';
import { Notice } from '../frame/notice.tsx';
import classes from './imports.module.css';
import { PlainTable } from './plain-table.tsx';

const NONE = '–';

/** What was taken, its figures, and what was refused and why. */
export function ImportResult({ file }: { file: ContactImport }) {
  const { t, i18n } = useTranslation('contact-imports');
  const { counts } = file;
  const number = new Intl.NumberFormat(dateLocale(i18n.language));
  if (!counts) return null;
  const { taken, known, refused, strangers, createdQueues } = counts;
  return (
    <>
      <Notice tone="ok" title={t('done')}>
        <p className={classes.counts}>
          {[
            [t('taken'), taken],
            [t('known'), known],
            [t('refusedCount'), refused],
          ]
            .map(([word, count]) => `${word} ${number.format(Number(count))}`)
            .join(' · ')}
        </p>
        {createdQueues.length > 0 && (
          <p className={classes.counts}>{t('createdQueues', { names: createdQueues.join(', ') })}</p>
        )}
        {strangers > 0 && <p className={classes.counts}>{t('strangers', { count: strangers })}</p>}
      </Notice>
      <Figures file={file} />
      {refused > 0 && <Refusals file={file} count={refused} />}
    </>
  );
}

function Figures({ file: { figures } }: { file: ContactImport }) {
  const { t, i18n } = useTranslation('contact-imports');
  const locale = dateLocale(i18n.language);
  const count = (value: number) => new Intl.NumberFormat(locale).format(value);
  const share = (value: number | null) =>
    value === null ? NONE : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
  const time = (seconds: number | null) => (seconds === null ? NONE : clockOf(Math.round(seconds)));
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('figures')}</h2>
      <PlainTable
        label={t('figures')}
        figuresFrom={1}
        columns={[
          ...[t('fields.queue'), t('contacts'), t('answered'), t('abandoned'), t('serviceLevel')],
          ...[t('answerRate'), t('averageAnswer'), t('abandonment'), t('averageHandling')],
        ]}
        rows={figures.map((row) => [
          ...[row.queueName || t('all'), count(row.queued), count(row.answered), count(row.abandoned)],
          ...[share(row.serviceLevel), share(row.answerRate), time(row.averageAnswerSeconds)],
          ...[share(row.abandonment), time(row.averageHandlingSeconds)],
        ])}
      />
      <p className={classes.help}>{t('figuresHelp')}</p>
    </section>
  );
}

function Refusals({ file: { id, refusals }, count }: { file: ContactImport; count: number }) {
  const { t } = useTranslation('contact-imports');
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('refusals')}</h2>
      <p className={classes.help}>{t(refusals.length > 0 ? 'refusalsHelp' : 'refusalsGone', { count })}</p>
      {refusals.length > 0 && (
        <>
          <PlainTable
            label={t('refusals')}
            columns={[t('line'), t('field'), t('reason'), t('value')]}
            rows={refusals.map(({ line, field, reason, value }) => [
              ...[line, t(`fields.${field}`), t(`reasons.${reason}`), value],
            ])}
          />
          {count > refusals.length && (
            <p className={classes.help}>{t('refusalsMore', { shown: refusals.length, count })}</p>
          )}
          <div>
            <Button
              component="a"
              href={addressOf(downloadImportRefusals, { importId: id }).url}
              variant="default"
              leftSection={<IconDownload {...icon} />}
            >
              {t('download')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
