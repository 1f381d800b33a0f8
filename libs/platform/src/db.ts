import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { CONFIG, type Config } from './config.ts';
import { currentTenant } from './context.ts';
import { log } from './log.ts';
import { preparedName } from './prepared-name.ts';
import { PrismaClient, type Prisma } from './prisma/client.ts';

export type Tx = Prisma.TransactionClient;

/** A row's key inside the current tenant: `where: key(id)`, `connect: key(id)`. */
export const key = (id: string) => ({ tenantId_id: { tenantId: currentTenant(), id } });

/** A process that says nothing within a transaction for so long stands still, and Postgres lets go of what it holds: others wait for it. */
const SILENCE_MS = 10_000;
/** No transaction of `db.tx` lasts longer: what it did not see when it looked is seen by whoever looks after that time. */
export const LONGEST_TX_MS = 30_000;

const endings = new WeakMap<Tx, (() => Promise<void>)[]>();
/** Adds work to the end of a transaction, when all else in it is done. */
export function atEnd(tx: Tx, last: () => Promise<void>): void {
  endings.set(tx, [...(endings.get(tx) ?? []), last]);
}

/** The only door to the database. */
@Injectable()
export class Db implements OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private readonly prisma: PrismaClient;

  constructor(@Inject(CONFIG) config: Config) {
    this.pool = new pg.Pool({
      Client: TenantClient,
      connectionString: config.APP_DATABASE_URL,
      max: 20,
      // A waiter must get an honest refusal rather than hang for ever.
      connectionTimeoutMillis: 10_000,
      idle_in_transaction_session_timeout: SILENCE_MS,
    });
    // Without listeners a lost connection, idle or lent, would end the process.
    const lost = (error: Error) => log.warn({ err: error }, 'database connection lost');
    this.pool.on('error', lost).on('connect', (client) => void client.on('error', lost));
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.pool, { statementNameGenerator: preparedName }) });
  }

  /** One transaction as the current tenant; no network I/O inside. */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    // Without one nothing begins.
    currentTenant();
    return this.prisma.$transaction(
      async (tx) => {
        const result = await work(tx);
        for (const last of endings.get(tx) ?? []) await last();
        return result;
      },
      { maxWait: 10_000, timeout: LONGEST_TX_MS },
    );
  }

  /** The same door without the ORM, for the few hot paths: same role, same tenant, one transaction. */
  raw<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.withClient(async (client) => {
      // One turn for both, since this door is for what is asked often.
      await client.query(beginAsTenant(client));
      const result = await work(client);
      await client.query('commit');
      return result;
    });
  }

  /** One statement, its transaction around it, in a single turn; values are written into it as literals. */
  rawOnce<Row extends pg.QueryResultRow>(
    statement: (literal: pg.PoolClient['escapeLiteral']) => string,
  ): Promise<Row[]> {
    return this.withClient(async (client) => {
      const turn = `${beginAsTenant(client)}; ${statement((value) => client.escapeLiteral(value))}; commit`;
      // Begin, tenant, statement, commit: several statements make several results.
      const results = (await client.query<Row>(turn)) as unknown as pg.QueryResult<Row>[];
      return results[2]!.rows;
    });
  }

  private async withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      return await work(client);
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** For the lookups that come before a tenant is known; they call `security definer` functions only. */
  async beforeTenant<Row extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, values)).rows;
  }

  async onApplicationShutdown() {
    await this.prisma.$disconnect();
    await this.pool.end();
  }
}

/** Prisma's transactions, too, begin as the current tenant in the one turn that they begin in. */
class TenantClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const ask = this.query.bind(this) as (query: unknown, ...more: unknown[]) => unknown;
    this.query = ((query: pg.QueryConfig | string, ...more: unknown[]) =>
      ask(isBegin(query) ? beginAsTenant(this) : query, ...more)) as pg.Client['query'];
  }
}
const isBegin = (query: pg.QueryConfig | string): boolean => typeof query === 'object' && query.text === 'BEGIN';

const beginAsTenant = (client: pg.Client | pg.PoolClient): string =>
  `begin; select set_config('app.tenant_id', ${client.escapeLiteral(currentTenant())}, true)`;
