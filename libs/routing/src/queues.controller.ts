import { Controller } from '@nestjs/common';
import {
  createDisposition,
  createQueue,
  deleteDisposition,
  deleteQueue,
  type InputOf,
  listDispositions,
  listQueues,
  listQueueSettings,
  moveQueueMember,
  updateDisposition,
  updateQueue,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { DispositionsService } from './queues/dispositions.service.ts';
import { QueueRemoval } from './queues/queue-removal.service.ts';
import { QueueSummaries } from './queues/queue-summaries.service.ts';
import { QueuesService } from './queues/queues.service.ts';

@Controller()
export class QueuesController {
  constructor(
    private readonly summaries: QueueSummaries,
    private readonly queues: QueuesService,
    private readonly removal: QueueRemoval,
    private readonly dispositions: DispositionsService,
  ) {}

  @Implements(listQueues) summarise() {
    return this.summaries.list();
  }
  @Implements(listQueueSettings) list() {
    return this.queues.list();
  }
  @Implements(createQueue) create(input: InputOf<typeof createQueue>) {
    return this.queues.create(input);
  }
  @Implements(updateQueue) update(input: InputOf<typeof updateQueue>) {
    return this.queues.update(input);
  }
  @Implements(moveQueueMember) moveMember(input: InputOf<typeof moveQueueMember>) {
    return this.queues.moveMember(input);
  }
  @Implements(deleteQueue) remove(input: InputOf<typeof deleteQueue>) {
    return this.removal.remove(input);
  }
  @Implements(listDispositions) listDispositions() {
    return this.dispositions.list();
  }
  @Implements(createDisposition) createDisposition(input: InputOf<typeof createDisposition>) {
    return this.dispositions.create(input);
  }
  @Implements(updateDisposition) updateDisposition(input: InputOf<typeof updateDisposition>) {
    return this.dispositions.update(input);
  }
  @Implements(deleteDisposition) removeDisposition({ dispositionId }: InputOf<typeof deleteDisposition>) {
    return this.dispositions.remove(dispositionId);
  }
}
