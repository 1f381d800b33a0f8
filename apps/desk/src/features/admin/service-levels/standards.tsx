import { QUEUE_STANDARDS, type QueueStandard } from '@guichet/contracts';
import { Button, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { targetInWords } from '../queues/queue-words.ts';
import { ApplyStandard } from './apply-standard.tsx';
import classes from './standards.module.css';

const SHOWN = ['trade', 'nf345', 'spain', 'chat'] as const satisfies QueueStandard[];

/** Targets that the trade, norms and laws name, ready to be taken over. */
export function Standards() {
  const { t } = useTranslation('routing-settings');
  const titleId = useId();
  const [chosen, setChosen] = useState<QueueStandard | null>(null);
  return (
    <section className={classes.standards} aria-labelledby={titleId}>
      <Title id={titleId} order={2} className={classes.title}>
        {t('serviceLevels.standards.title')}
      </Title>
      <p className={classes.help}>{t('serviceLevels.standards.help')}</p>
      <ul className={classes.list}>
        <li className={classes.standard}>
          <h3 className={classes.name}>{t('serviceLevels.standards.mail.name')}</h3>
          <p className={classes.help}>{t('serviceLevels.standards.mail.help')}</p>
          <Button
            component={Link}
            to="/admin/service-levels/new?standard=mail"
            variant="default"
            size="compact-sm"
            className={classes.take ?? ''}
          >
            {t('serviceLevels.standards.make')}
          </Button>
        </li>
        {SHOWN.map((name) => (
          <li key={name} className={classes.standard}>
            <h3 className={classes.name}>{t(`serviceLevels.standards.${name}.name`)}</h3>
            <p className={classes.figure}>{targetInWords(QUEUE_STANDARDS[name], t)}</p>
            <p className={classes.help}>{t(`serviceLevels.standards.${name}.help`)}</p>
            <Button
              variant="default"
              size="compact-sm"
              className={classes.take ?? ''}
              aria-label={t('serviceLevels.standards.applyOf', { name: t(`serviceLevels.standards.${name}.name`) })}
              onClick={() => setChosen(name)}
            >
              {t('serviceLevels.standards.apply')}
            </Button>
          </li>
        ))}
      </ul>
      {chosen && <ApplyStandard standard={chosen} onClose={() => setChosen(null)} />}
    </section>
  );
}
