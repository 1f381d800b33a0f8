import type { RaisedAlert } from '@guichet/contracts';
import { expect, it } from 'vitest';
import { alertTone } from './alert-tone.ts';

const alert = (some: Partial<RaisedAlert>): RaisedAlert => ({
  ...{ id: 'a', name: 'Many', figure: 'waiting', queueId: null, channel: null, severity: 'alarm', isLoud: false },
  since: '2026-11-26T10:00:00.000Z',
  ...some,
});
const row = { queueId: 'q', channel: 'chat' } as const;

it.each([
  ['none', [], row, undefined],
  ['of everything, on a row', [alert({})], row, undefined],
  ['of everything, on the whole', [alert({})], null, 'bad'],
  ['of the queue', [alert({ queueId: 'q' })], row, 'bad'],
  ['of the queue, on the whole', [alert({ queueId: 'q' })], null, undefined],
  ['of another queue', [alert({ queueId: 'p' })], row, undefined],
  ['of the channel anywhere', [alert({ channel: 'chat' })], row, 'bad'],
  ['of another channel', [alert({ queueId: 'q', channel: 'voice' })], row, undefined],
  ['of another figure', [alert({ queueId: 'q', figure: 'late' })], row, undefined],
  ['a warning', [alert({ queueId: 'q', severity: 'warning' })], row, 'warn'],
  ['a warning and an alarm', [alert({ queueId: 'q', severity: 'warning' }), alert({ queueId: 'q' })], row, 'bad'],
] as const)('%s', (_, alerts, place, tone) => expect(alertTone(alerts, 'waiting', place)).toBe(tone));
