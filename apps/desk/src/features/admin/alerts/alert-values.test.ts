import { ALERT_FIGURES, isAlertSound } from '@guichet/contracts';
import { expect, it } from 'vitest';
import { usualLimits, valuesOf, wishesOf } from './alert-values.ts';

it.each(ALERT_FIGURES)('%s has limits that a server takes', (figure) => {
  expect(isAlertSound(wishesOf({ ...valuesOf(undefined), figure, ...usualLimits(figure) }))).toBe(true);
});

it('comes back from the form as it went in', () => {
  const rule = {
    ...wishesOf({ ...valuesOf(undefined), name: 'Many', channel: 'chat' }),
    id: 'a',
    state: 'quiet',
    since: null,
  } as const;
  expect(wishesOf(valuesOf({ ...rule, mailTo: [...rule.mailTo] }))).toEqual(
    wishesOf({ ...valuesOf(undefined), name: 'Many', channel: 'chat' }),
  );
});
