import { getCallbackFigures } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import classes from './callback-figures.module.css';

const MINUTE = 60_000;

/** Of a queue: what was promised in a day, what was kept, what is late now. Nothing where nothing was promised. */
export function CallbackFigures({ queueId }: { queueId: string }) {
  const { t } = useTranslation('callbacks');
  const { data } = useAnswer(getCallbackFigures, { queueId }, { refetchInterval: MINUTE });
  if (!data || (data.promised === 0 && data.lateNow === 0)) return null;
  const { promised, kept, lateNow, meanDelaySeconds } = data;
  const minutes = meanDelaySeconds === null ? null : Math.round(meanDelaySeconds / 60);
  return (
    <p className={classes.figures} data-late={lateNow > 0 || undefined}>
      {t('figures.kept', { kept, promised })}
      {lateNow > 0 && ` · ${t('figures.lateNow', { count: lateNow })}`}
      {minutes !== null && ` · ${t('figures.mean', { count: minutes })}`}
    </p>
  );
}
