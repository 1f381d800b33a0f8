import { expect, it } from 'vitest';
import { plainNumber, requestOf, startValues } from './trunk-values.ts';

it('numbers are sent as the network writes them', () => {
  expect(['+33 1 42 92', '0033 (6)', '+1-800.55'].map(plainNumber)).toEqual(['+3314292', '+336', '+180055']);
});

it('a new trunk sends no empty line of prices, and no empty password', () => {
  const values = { ...startValues(undefined), name: 'Un', host: ' sip.example.com ' };
  expect(requestOf(values)).toEqual({
    ...{ name: 'Un', host: 'sip.example.com', port: 5060, username: '', registers: false },
    ...{ callerId: '', isEnabled: true, rates: [] },
  });
});

it('costs are whole millionths, and read back as they were written', () => {
  const rates = [{ key: 'a', prefix: '+33', cost: 0.0123 }];
  const sent = requestOf({ ...startValues(undefined), rates });
  expect(sent.rates).toEqual([{ prefix: '+33', costPerMinute: 12_300 }]);
  const health = { state: 'ready' as const, lastStatus: null, lastErrorAt: null, restsUntil: null };
  const trunk = { id: 'x', name: '', host: '', port: 5060, username: '', hasPassword: false, registers: false };
  const back = startValues({ ...trunk, callerId: '', isEnabled: true, health, rates: sent.rates! });
  expect(back.rates.map(({ prefix, cost }) => [prefix, cost])).toEqual([['+33', 0.0123]]);
});
