import { Injectable } from '@nestjs/common';
import type { Wallboard } from '@guichet/contracts';
import { Clock, Db, type Tx } from '@guichet/platform';
import { raisedAlerts } from '../alerts/raised-alerts.query.ts';
import { type BoardFacts, boardOf } from './board.ts';
import { readBoardAgents, readWorked } from './board-agents.query.ts';
import { readCallbacks, readCounts } from './board-counts.query.ts';
import { readScope } from './board-scope.query.ts';
import { readPromises } from './promises.query.ts';

/** What happens in all queues now, in eight statements however many queues there are. */
@Injectable()
export class Wallboards {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  look(): Promise<Wallboard> {
    return this.db.tx(async (tx) => boardOf(await this.facts(tx), await raisedAlerts(tx)));
  }

  async facts(tx: Tx): Promise<BoardFacts> {
    const scope = await readScope(tx, this.clock.now());
    const counts = await readCounts(tx, scope);
    const callbacks = await readCallbacks(tx, scope);
    const promises = await readPromises(tx, scope);
    const agents = await readBoardAgents(tx);
    const worked = await readWorked(tx, scope);
    return { scope, counts, callbacks, promises, agents, worked };
  }
}
