import type { Decision } from '@guichet/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useUserName } from '../../../app/people.ts';
import { waitInWords } from '../wait-words.ts';
import { keyMeaning } from './candidate-key.ts';
import classes from './replay.module.css';

type Choice = NonNullable<Decision['choice']>;
type Candidate = Choice['candidates'][number];

function keyInWords(order: string, { key }: Candidate, decidedAt: number, t: TFunction<'routing'>): string {
  const meaning = key === null ? null : keyMeaning(order, key, decidedAt);
  if (!meaning) return '—';
  const wait = 'seconds' in meaning ? waitInWords(meaning.seconds, t) : '';
  return t(`keys.${meaning.says}`, { wait, ...('count' in meaning ? { count: meaning.count } : {}) });
}

/** Best first: what each was compared by, how full he was, and why it was or was not him. */
export function CandidateTable({ choice, decidedAt }: { choice: Choice; decidedAt: number }) {
  const { t } = useTranslation('routing');
  const nameOf = useUserName();
  return (
    <table className={classes.candidates}>
      <thead>
        <tr>
          <th scope="col">{t('replay.agent')}</th>
          <th scope="col">{t('replay.verdict')}</th>
          <th scope="col">{t('replay.compared')}</th>
          <th scope="col" className={classes.number}>
            {t('replay.load')}
          </th>
        </tr>
      </thead>
      <tbody>
        {choice.candidates.map((candidate) => (
          <tr key={candidate.agentId} data-verdict={candidate.verdict}>
            <th scope="row">{nameOf(candidate.agentId)}</th>
            <td>{t(`verdicts.${candidate.verdict}`)}</td>
            <td>{keyInWords(choice.order, candidate, decidedAt, t)}</td>
            <td className={classes.number}>
              {candidate.usedUnits}
              {candidate.capacity !== undefined && ` / ${candidate.capacity}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
