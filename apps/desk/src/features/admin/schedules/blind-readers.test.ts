import type { ErrorCode } from '@guichet/contracts';
import { expect, it } from 'vitest';
import { blindIn } from './blind-readers.ts';

it.each<[ErrorCode, unknown, string[]]>([
  ['may_not_see_reports', { userIds: ['a', 'b'] }, ['a', 'b']],
  ['may_not_see_reports', undefined, []],
  ['in_use', { userIds: ['a'] }, []],
])('a refusal with %s and %j names %j', (code, details, named) => expect(blindIn({ code, details })).toEqual(named));
