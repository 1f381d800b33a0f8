import { v7 as uuid } from 'uuid';
import { expect, it } from 'vitest';
import { timeOfUuid, uuidFloor } from './uuid-time.ts';

it('parts the ids of before from those of then and later', () => {
  const msecs = Date.parse('2026-03-29T01:00:00Z');
  const floor = uuidFloor(new Date(msecs));
  expect(floor).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-0000-0000-0{12}$/);
  expect(uuid({ msecs: msecs - 1 }) < floor).toBe(true);
  for (const later of [0, 1, 1000]) expect(uuid({ msecs: msecs + later }) > floor).toBe(true);
});

it('knows when an id was made', () => {
  const at = new Date('2026-03-29T01:00:00.123Z');
  expect(timeOfUuid(uuid({ msecs: at.getTime() }))).toEqual(at);
  expect(timeOfUuid(uuidFloor(at))).toEqual(at);
});
