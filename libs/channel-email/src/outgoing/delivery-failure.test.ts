import { expect, it } from 'vitest';
import { HostRefused } from '@guichet/platform';
import { deliveryFailure } from './delivery-failure.ts';

it.each([
  [
    { responseCode: 550, response: '550 5.1.1 no such\r\nuser' },
    { state: 'failed', error: '550 5.1.1 no such user' },
  ],
  [
    { responseCode: 451, response: '451 greylisted' },
    { state: 'retry', error: '451 greylisted' },
  ],
  [
    { code: 'ECONNECTION', message: 'connect ECONNREFUSED' },
    { state: 'retry', error: 'connect ECONNREFUSED' },
  ],
  [
    { code: 'EAUTH', responseCode: 535, message: '535 wrong' },
    { state: 'failed', error: '535 wrong' },
  ],
  [
    { code: 'EENVELOPE', message: 'No recipients defined' },
    { state: 'failed', error: 'No recipients defined' },
  ],
  [new HostRefused('private', 'private address'), { state: 'failed', error: 'private address' }],
  [new HostRefused('unknown', 'ENOTFOUND'), { state: 'retry', error: 'ENOTFOUND' }],
  [undefined, { state: 'retry', error: 'unknown' }],
])('%o is %o', (error, expected) => {
  expect(deliveryFailure(error)).toEqual(expected);
});
