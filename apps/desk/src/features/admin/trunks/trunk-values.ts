import type { createTrunk, RequestOf, testTrunk, Trunk } from '@guichet/contracts';
import { newKey } from '../routing/list-order.ts';

export interface RateValues {
  key: string;
  prefix: string;
  /** In the company's currency. */
  cost: number | '';
}
export interface TrunkValues {
  name: string;
  host: string;
  port: number | '';
  username: string;
  password: string;
  registers: boolean;
  callerId: string;
  rates: RateValues[];
  isEnabled: boolean;
}

/** The contract counts in millionths. */
const PARTS = 1_000_000;
export const newRate = (): RateValues => ({ key: newKey(), prefix: '', cost: '' });

export function startValues(trunk: Trunk | undefined): TrunkValues {
  if (!trunk) {
    const connection = { host: '', port: 5060, username: '', password: '', registers: false };
    return { name: '', ...connection, callerId: '', rates: [newRate()], isEnabled: true };
  }
  const { name, host, port, username, registers, callerId, rates, isEnabled } = trunk;
  const lines = rates.map(({ prefix, costPerMinute }) => ({ key: newKey(), prefix, cost: costPerMinute / PARTS }));
  return { name, host, port, username, password: '', registers, callerId, rates: lines, isEnabled };
}

/** As people write it, without what only reads well; `0033` is `+33`. */
export const plainNumber = (text: string): string => text.replace(/[\s().-]/g, '').replace(/^00/, '+');

/** An empty password is left out: the server then keeps, or tests with, the stored one. */
const connectionOf = ({ host, port, username, password, registers }: TrunkValues) => ({
  ...{ host: host.trim(), port: Number(port), username: username.trim(), registers },
  ...(password === '' ? {} : { password }),
});

/** A line without a prefix is one that was not filled in. */
export function requestOf(values: TrunkValues): RequestOf<typeof createTrunk> {
  const { name, callerId, isEnabled } = values;
  const rates = values.rates
    .filter(({ prefix }) => prefix.trim())
    .map(({ prefix, cost }) => ({
      prefix: plainNumber(prefix),
      costPerMinute: Math.round(Number(cost || 0) * PARTS),
    }));
  return { ...connectionOf(values), name, callerId: plainNumber(callerId), isEnabled, rates };
}

export function testOf(values: TrunkValues, trunk: Trunk | undefined): RequestOf<typeof testTrunk> {
  return { ...connectionOf(values), ...(trunk ? { trunkId: trunk.id } : {}) };
}
