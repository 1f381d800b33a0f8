import type { TrialDatabase } from '../trial/trial-database.ts';

/** A line of the ledger: what an item was and what it became, in the order in which its agent and itself were held. */
export interface LedgerLine {
  at: number;
  item: string;
  subject: string;
  queue: string;
  rank: number;
  units: number;
  was: string | null;
  is: string;
  hadAgent: string | null;
  agent: string | null;
  isManual: boolean;
  coolDowns: Record<string, string>;
}
export interface StateLine {
  at: number;
  agent: string;
  isReady: boolean;
}

const LEDGER = `
  create schema ledger;
  create table ledger.work (seq bigserial primary key, at timestamptz default clock_timestamp(), item uuid, subject uuid,
    queue uuid, rank timestamptz, units int, was text, is_now text, had_agent uuid, agent uuid, is_manual bool, cool_downs jsonb);
  create table ledger.agent (seq bigserial primary key, at timestamptz default clock_timestamp(), agent uuid, is_ready bool);
  create function ledger.note_work() returns trigger language plpgsql security definer as $$ begin
    insert into ledger.work (item, subject, queue, rank, units, was, is_now, had_agent, agent, is_manual, cool_downs)
    values (new.id, new.subject_id, new.queue_id, new.rank_at, new.units, case tg_op when 'UPDATE' then old.state::text end,
      new.state, case tg_op when 'UPDATE' then old.agent_id end, new.agent_id, new.is_manual, new.cool_downs);
    return null;
  end $$;
  create function ledger.note_agent() returns trigger language plpgsql security definer as $$ begin
    insert into ledger.agent (agent, is_ready) values (new.user_id, new.state = 'ready' and new.lost_at is null);
    return null;
  end $$;
  create trigger note_work after insert or update on work_item for each row execute function ledger.note_work();
  create trigger note_agent after insert or update of state, lost_at on agent for each row execute function ledger.note_agent();`;

/** Writes down every change of work and of agents' states, by triggers that the app knows nothing of. */
export async function openWorkLedger(database: TrialDatabase): Promise<void> {
  await database.query(LEDGER);
}

export async function clearWorkLedger(database: TrialDatabase): Promise<void> {
  await database.query('truncate ledger.work, ledger.agent');
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

export function readWorkLedger(database: TrialDatabase): Promise<LedgerLine[]> {
  return database.query<LedgerLine>(
    `select ${ms('at')} as at, item, subject, queue, ${ms('rank')} as rank, units, was, is_now as is, had_agent as "hadAgent",
       agent, is_manual as "isManual", cool_downs as "coolDowns" from ledger.work order by seq`,
  );
}

export function readStates(database: TrialDatabase): Promise<StateLine[]> {
  return database.query<StateLine>(
    `select ${ms('at')} as at, agent, is_ready as "isReady" from ledger.agent order by seq`,
  );
}
