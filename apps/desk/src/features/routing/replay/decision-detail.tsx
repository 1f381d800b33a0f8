import type { Decision } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useUserName } from '../../../app/people.ts';
import { PersonAvatar } from '../../../app/person-avatar.tsx';
import { waitInWords } from '../wait-words.ts';
import { scoreParts } from './candidate-key.ts';
import { CandidateTable } from './candidate-table.tsx';
import classes from './replay.module.css';

/** Who got it and why; on asking, who else could have had it. */
export function DecisionDetail({ decision, isOpen }: { decision: Decision; isOpen: boolean }) {
  const { t } = useTranslation('routing');
  const name = useUserName()(decision.agentId);
  const { choice, reason } = decision;
  return (
    <div className={classes.decision}>
      <p className={classes.winner}>
        <PersonAvatar name={name} size="s" kind="agent" />
        <strong>{name}</strong>
        <span>{t(`decisionReasons.${reason}`)}</span>
      </p>
      {choice && (
        <>
          <ChoiceFacts choice={choice} />
          <details className={classes.more} open={isOpen}>
            <summary>{t('replay.candidates', { count: choice.candidates.length })}</summary>
            <CandidateTable choice={choice} decidedAt={Date.parse(decision.at)} />
          </details>
        </>
      )}
    </div>
  );
}

function ChoiceFacts({ choice }: { choice: NonNullable<Decision['choice']> }) {
  const { t, i18n } = useTranslation('routing');
  const { points } = scoreParts(choice.score, choice.waitedSeconds);
  const number = (value: number) => value.toLocaleString(i18n.language, { maximumFractionDigits: 1 });
  const facts = [
    t('replay.score', { score: number(choice.score), wait: waitInWords(choice.waitedSeconds, t), count: points }),
    choice.step >= 0 && choice.steps > 0 ? t('replay.step', { step: choice.step + 1, steps: choice.steps }) : '',
    t(`orders.${choice.order}`, { defaultValue: choice.order }),
    // Of a queue for everybody only those on duty are counted.
    choice.members > choice.present
      ? t('replay.present', { count: choice.present, members: choice.members })
      : t('replay.onDuty', { count: choice.present }),
  ];
  return <p className={classes.quiet}>{facts.filter(Boolean).join(' · ')}</p>;
}
