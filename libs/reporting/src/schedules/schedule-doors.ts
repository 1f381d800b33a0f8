import { Injectable } from '@nestjs/common';
import { RoutingService } from '@guichet/routing';

/** Mailed reports keep the queue that they are of from being deleted, or follow it. */
@Injectable()
export class ScheduleDoors {
  constructor(routing: RoutingService) {
    routing.addDoors({
      kind: 'schedules',
      into: async (tx, queueId) => {
        const of = await tx.reportSchedule.findMany({
          where: { queueId },
          select: { name: true },
          orderBy: { name: 'asc' },
        });
        return of.map(({ name }) => name);
      },
      move: async (tx, from, to) => {
        await tx.reportSchedule.updateMany({ where: { queueId: from }, data: { queueId: to } });
      },
    });
  }
}
