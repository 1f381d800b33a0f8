import { Injectable } from '@nestjs/common';
import type { createTrunk, InputOf, orderTrunks, Trunk, TrunkRate, updateTrunk } from '@guichet/contracts';
import {
  type Act,
  Audit,
  Clock,
  Db,
  DomainError,
  Events,
  found,
  key,
  type rows,
  Secrets,
  type Tx,
} from '@guichet/platform';

export type TrunkRow = rows.Trunk & { rates: TrunkRate[] };
type Settings = Pick<rows.Trunk, 'name' | 'host' | 'port' | 'username' | 'registers' | 'callerId' | 'isEnabled'>;

/** A company's lines into the telephone network, in the order in which they are tried. */
@Injectable()
export class Trunks {
  constructor(
    private readonly db: Db,
    private readonly secrets: Secrets,
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  list(): Promise<{ trunks: Trunk[] }> {
    return this.db.tx(async (tx) => ({ trunks: (await readTrunks(tx)).map((row) => this.view(row)) }));
  }

  create({ password, rates, ...fields }: InputOf<typeof createTrunk>): Promise<Trunk> {
    return this.db.tx(async (tx) => {
      const position = ((await tx.trunk.aggregate({ _max: { position: true } }))._max.position ?? -1) + 1;
      const secret = password === undefined ? null : this.secrets.encrypt(password);
      const { id } = await tx.trunk.create({ data: { ...fields, secret, position } });
      await this.setRates(tx, id, rates);
      await this.tell(tx, id, 'trunk.created', { name: fields.name, host: fields.host });
      return this.one(tx, id);
    });
  }

  update({ trunkId, password, rates, ...input }: InputOf<typeof updateTrunk>): Promise<Trunk> {
    const given = Object.entries(input).filter(([, value]) => value !== undefined);
    const wishes = Object.fromEntries(given) as Partial<Settings>;
    return this.db.tx(async (tx) => {
      const before = found(await tx.trunk.findUnique({ where: key(trunkId) }));
      // A stored password is for the trunk it was given for: sent to another host it would be given away.
      const isOther = password === undefined && !isSameAccount(before, { ...before, ...wishes });
      if (isOther && before.secret !== null) throw passwordNeeded();
      const secret = password === undefined ? {} : { secret: this.secrets.encrypt(password) };
      await tx.trunk.update({ where: key(trunkId), data: { ...wishes, ...secret, ...this.fresh() } });
      if (rates) await this.setRates(tx, trunkId, rates);
      const named = [...Object.keys(wishes), ...(rates ? ['rates'] : []), ...(password ? ['password'] : [])];
      await this.tell(tx, trunkId, 'trunk.changed', { fields: named });
      return this.one(tx, trunkId);
    });
  }

  remove(trunkId: string): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      const { name } = found(await tx.trunk.findUnique({ where: key(trunkId) }));
      await tx.trunk.delete({ where: key(trunkId) });
      await this.tell(tx, trunkId, 'trunk.deleted', { name });
      return { ok: true };
    });
  }

  order({ trunkIds }: InputOf<typeof orderTrunks>): Promise<{ trunks: Trunk[] }> {
    return this.db.tx(async (tx) => {
      const known = await readTrunks(tx);
      const isAll = new Set(trunkIds).size === known.length && known.every(({ id }) => trunkIds.includes(id));
      if (!isAll) throw new DomainError('stale');
      for (const [position, id] of trunkIds.entries()) await tx.trunk.update({ where: key(id), data: { position } });
      if (trunkIds[0]) await this.tell(tx, trunkIds[0], 'trunk.ordered', { trunkIds });
      return { trunks: (await readTrunks(tx)).map((row) => this.view(row)) };
    });
  }

  private async setRates(tx: Tx, trunkId: string, rates: readonly TrunkRate[]): Promise<void> {
    await tx.trunkRate.deleteMany({ where: { trunkId } });
    await tx.trunkRate.createMany({ data: rates.map((rate) => ({ trunkId, ...rate })) });
  }

  /** New settings get a fresh start: it registers at once, and old failures are history. */
  private fresh() {
    const health = {
      registeredUntil: null,
      failures: 0,
      lastStatus: null,
      lastErrorAt: null,
      rests: 0,
      restsUntil: null,
    };
    return { revision: { increment: 1 }, registerAt: this.clock.now(), ...health };
  }

  private async one(tx: Tx, id: string): Promise<Trunk> {
    return this.view(await tx.trunk.findUniqueOrThrow({ where: key(id), include: { rates: true } }));
  }

  private async tell(tx: Tx, trunkId: string, action: Act['action'], data: Record<string, unknown>): Promise<void> {
    await this.audit.record(tx, { action, subjectType: 'trunk', subjectId: trunkId, data });
    await this.events.record(tx, 'trunk.changed', { trunkId });
  }

  private view(row: TrunkRow): Trunk {
    const { id, name, host, port, username, registers, callerId, isEnabled } = row;
    return {
      ...{ id, name, host, port, username, registers, callerId, isEnabled },
      hasPassword: row.secret !== null,
      rates: row.rates
        .map(({ prefix, costPerMinute }) => ({ prefix, costPerMinute }))
        .sort((a, b) => a.prefix.localeCompare(b.prefix)),
      health: {
        state: stateOf(row, this.clock.now()),
        lastStatus: row.lastStatus,
        lastErrorAt: row.lastErrorAt?.toISOString() ?? null,
        restsUntil: isResting(row, this.clock.now()) ? row.restsUntil!.toISOString() : null,
      },
    };
  }
}

export function readTrunks(tx: Tx): Promise<TrunkRow[]> {
  return tx.trunk.findMany({ include: { rates: true }, orderBy: [{ position: 'asc' }, { id: 'asc' }] });
}

export const isSameAccount = (
  before: Pick<rows.Trunk, 'host' | 'username'>,
  now: Pick<rows.Trunk, 'host' | 'username'>,
): boolean => before.host === now.host && before.username === now.username;

const passwordNeeded = () =>
  new DomainError('invalid_input', { issues: [{ path: 'password', code: 'required', message: 'required' }] });

const isResting = ({ restsUntil }: rows.Trunk, now: Date): boolean => restsUntil !== null && restsUntil > now;

function stateOf(row: rows.Trunk, now: Date): Trunk['health']['state'] {
  if (!row.isEnabled) return 'off';
  if (row.failures > 0) return 'failing';
  if (isResting(row, now)) return 'resting';
  if (!row.registers) return 'ready';
  return row.registeredUntil && row.registeredUntil > now ? 'registered' : 'registering';
}
