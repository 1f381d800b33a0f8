import type { AnswerOf, ContactImport, listContactImports } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { exactTime } from '../../../app/time/words.ts';
import { StatusMark } from '../frame/status-mark.tsx';
import { PlainTable } from './plain-table.tsx';

const TONES = { open: 'mute', running: 'busy', done: 'ok', failed: 'bad' } as const satisfies Record<
  ContactImport['state'],
  string
>;

export function ImportList({ imports }: { imports: AnswerOf<typeof listContactImports>['imports'] }) {
  const { t, i18n } = useTranslation('contact-imports');
  return (
    <PlainTable
      label={t('earlier')}
      columns={[t('earlier'), '', t('taken'), t('known'), t('refusedCount')]}
      rows={imports.map(({ id, name, state, createdAt, counts }) => [
        <Link to={id}>{name}</Link>,
        <>
          <StatusMark tone={TONES[state]} label={t(`states.${state}`)} /> {exactTime(createdAt, i18n.language)}
        </>,
        ...(counts ? [counts.taken, counts.known, counts.refused] : ['', '', '']),
      ])}
    />
  );
}
