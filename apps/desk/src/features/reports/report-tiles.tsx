import type { ReportFigures, ServiceLevelFormula } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useFigureWords } from './use-figure-words.ts';
import classes from './reports.module.css';

interface Props {
  formula: ServiceLevelFormula;
  total: ReportFigures;
  before: ReportFigures;
}

/** The period in eight figures, each beside what it was before. */
export function ReportTiles({ formula, total, before }: Props) {
  const { t } = useTranslation('reports');
  const words = useFigureWords();
  const tile = <T,>(label: string, write: (value: T) => string, of: (figures: ReportFigures) => T) => (
    <div className={classes.tile} key={label}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>{write(of(total))}</dd>
      <dd className={classes.before}>{t('before', { value: write(of(before)) })}</dd>
    </div>
  );
  return (
    <dl className={classes.tiles} aria-label={t('total')}>
      {tile(t('figures.serviceLevel', { formula }), words.share, (f) => f.serviceLevel)}
      {tile(t('figures.offered'), words.count, (f) => f.offered)}
      {tile(t('figures.answerRate'), words.share, (f) => f.answerRate)}
      {tile(t('figures.abandonment'), words.share, (f) => f.abandonment)}
      {tile(t('figures.averageAnswerSeconds'), words.time, (f) => f.averageAnswerSeconds)}
      {tile(t('figures.averageHandlingSeconds'), words.time, (f) => f.averageHandlingSeconds)}
      {tile(t('figures.occupancy'), words.share, (f) => f.occupancy)}
      {tile(t('figures.costPerContactCents'), words.money, (f) => f.costPerContactCents)}
    </dl>
  );
}
