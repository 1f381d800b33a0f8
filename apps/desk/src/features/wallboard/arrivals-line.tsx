import { BOARD_NOW_MINUTES } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import classes from './board.module.css';

const [WIDTH, HEIGHT] = [60, 16];

/** How contacts came in the last minutes, as a line: whether it rises is seen before it is read. */
export function ArrivalsLine({ arrivals }: { arrivals: readonly number[] }) {
  const { t } = useTranslation('wallboard');
  const most = Math.max(1, ...arrivals);
  const points = arrivals.map((count, part) => {
    const x = (part / (arrivals.length - 1)) * WIDTH;
    return `${x.toFixed(1)},${(HEIGHT - (count / most) * HEIGHT).toFixed(1)}`;
  });
  const came = arrivals.reduce((sum, count) => sum + count, 0);
  const label = t('arrivals', { count: came, minutes: BOARD_NOW_MINUTES });
  return (
    <svg className={classes.line} viewBox={`-1 -1 ${WIDTH + 2} ${HEIGHT + 2}`} role="img" aria-label={label}>
      <title>{label}</title>
      <polyline points={points.join(' ')} />
    </svg>
  );
}
