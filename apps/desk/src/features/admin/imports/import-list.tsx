import { type AnswerOf, type ContactImport, dateLocale, type listContactImports } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { clockTime, exactTime, shortDate } from '../../../app/time/words.ts';
import { StatusMark } from '../frame/status-mark.tsx';
import classes from './imports.module.css';
import { PlainTable } from './plain-table.tsx';

const TONES = { open: 'mute', running: 'busy', done: 'ok', failed: 'bad' } as const satisfies Record<
  ContactImport['state'],
  string
>;

export function ImportList({ imports }: { imports: AnswerOf<typeof listContactImports>['imports'] }) {
  const { t, i18n } = useTranslation('contact-imports');
  const number = new Intl.NumberFormat(dateLocale(i18n.language));
  return (
    <PlainTable
      label={t('earlier')}
      columns={[t('file'), t('state'), t('when'), t('taken'), t('known'), t('refusedCount')]}
      figuresFrom={3}
      rows={imports.map(({ id, name, state, createdAt, counts }) => [
        <Link to={id} className={classes.link ?? ''}>
          {name}
        </Link>,
        <StatusMark tone={TONES[state]} label={t(`states.${state}`)} />,
        <time dateTime={createdAt} title={exactTime(createdAt, i18n.language)}>
          {shortDate(createdAt, i18n.language)}, {clockTime(createdAt, i18n.language)}
        </time>,
        ...(counts ? [counts.taken, counts.known, counts.refused].map((count) => number.format(count)) : ['', '', '']),
      ])}
    />
  );
}
