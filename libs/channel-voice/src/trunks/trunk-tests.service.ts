import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { InputOf, testTrunk, TrunkTest } from '@guichet/contracts';
import { Db, found, HostRefused, key } from '@guichet/platform';
import type { DigestCredentials, FinalAnswer } from '@guichet/sip';
import { TrunkLine } from './trunk-line.service.ts';
import { TrunkRests } from './trunk-rests.service.ts';
import { isSameAccount } from './trunks.service.ts';

type Step = TrunkTest['steps'][number];
/** SIP itself waits four times as long. */
const ANSWER_MS = 8_000;
/** Whoever asks so wants another user or password. */
const isLogInRefused = (status: number): boolean => status === 401 || status === 403 || status === 407;

/** Tries a trunk's settings before they are kept, and says what it answered. */
@Injectable()
export class TrunkTests {
  constructor(
    private readonly db: Db,
    private readonly line: TrunkLine,
    private readonly rests: TrunkRests,
  ) {}

  /** A trunk that passes rests no longer. */
  async run(input: InputOf<typeof testTrunk>): Promise<TrunkTest> {
    const test = await this.try(input);
    if (test.ok && input.trunkId !== undefined && (await this.isAt(input.trunkId, input)))
      await this.rests.wake(input.trunkId);
    return test;
  }

  private async try(input: InputOf<typeof testTrunk>): Promise<TrunkTest> {
    const credentials = await this.credentialsOf(input);
    const steps: Step[] = [];
    const flow = await this.line.wayTo(input).catch((error: unknown) => {
      const message = error instanceof HostRefused ? error.message : 'not reachable from here';
      steps.push({ step: 'host', ok: false, status: null, message });
    });
    if (!flow) return { ok: false, steps };
    steps.push({ step: 'host', ok: true, status: null, message: input.host });
    const options = await inTime(this.line.options(flow, input, credentials));
    steps.push({ step: 'options', ok: isThere(options, Boolean(credentials)), ...said(options) });
    // Some answer no OPTIONS at all, and register us all the same.
    if (input.registers) {
      const register = await inTime(this.line.register(flow, input, credentials));
      const isRegistered = register !== null && register.status < 300;
      if (isRegistered) steps[1]!.ok = true;
      steps.push({ step: 'register', ok: isRegistered, ...said(register) });
    }
    return { ok: steps.every(({ ok }) => ok), steps };
  }

  /** Other settings in the form say nothing of the trunk that is kept. */
  private async isAt(trunkId: string, { host, port }: InputOf<typeof testTrunk>): Promise<boolean> {
    return (await this.db.tx((tx) => tx.trunk.count({ where: { id: trunkId, host, port } }))) === 1;
  }

  /** A stored password only for the account it was given for. */
  private async credentialsOf(input: InputOf<typeof testTrunk>): Promise<DigestCredentials | undefined> {
    const { trunkId, username, password } = input;
    if (password !== undefined && username) return { username, password };
    if (trunkId === undefined) return undefined;
    const row = found(await this.db.tx((tx) => tx.trunk.findUnique({ where: key(trunkId) })));
    return isSameAccount(row, input) ? this.line.credentialsOf(row) : undefined;
  }
}

/** Null when nothing came. */
async function inTime(answer: Promise<FinalAnswer>): Promise<FinalAnswer | null> {
  const stop = new AbortController();
  const limit = sleep(ANSWER_MS, null, { signal: stop.signal, ref: false }).catch(() => null);
  const first = await Promise.race([answer, limit]);
  stop.abort();
  return first?.response ? first : null;
}

/** Whoever refuses OPTIONS is there all the same, unless he says that he cannot, or does not know us. */
function isThere(answer: FinalAnswer | null, isLoggedIn: boolean): boolean {
  if (!answer || answer.status === 503) return false;
  return !isLogInRefused(answer.status) || (!isLoggedIn && answer.status !== 403);
}

const said = (answer: FinalAnswer | null): Pick<Step, 'status' | 'message'> => ({
  status: answer?.status ?? null,
  message: answer ? `${answer.status} ${answer.reason}`.trim().slice(0, 200) : '',
});
