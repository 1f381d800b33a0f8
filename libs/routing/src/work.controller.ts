import { Controller } from '@nestjs/common';
import {
  acceptOffer,
  completeWrapUp,
  declineOffer,
  getAgentWork,
  getDecisions,
  getMyWork,
  getSubjectWork,
  type InputOf,
  listQueueWork,
  pullWork,
  transferWork,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { DecisionReplay } from './work/decision-replay.service.ts';
import { Offers } from './work/offers.service.ts';
import { WorkActions } from './work/work-actions.service.ts';
import { WorkEnds } from './work/work-ends.service.ts';
import { WorkViews } from './work/work-views.service.ts';

@Controller()
export class WorkController {
  constructor(
    private readonly views: WorkViews,
    private readonly offers: Offers,
    private readonly actions: WorkActions,
    private readonly ends: WorkEnds,
    private readonly replay: DecisionReplay,
  ) {}

  @Implements(getMyWork) mine() {
    return this.views.mine();
  }
  @Implements(getSubjectWork) ofSubject(input: InputOf<typeof getSubjectWork>) {
    return this.views.ofSubject(input);
  }
  @Implements(listQueueWork) waitingIn(input: InputOf<typeof listQueueWork>) {
    return this.views.waitingIn(input);
  }
  @Implements(getAgentWork) ofAgent(input: InputOf<typeof getAgentWork>) {
    return this.views.ofAgent(input);
  }
  @Implements(acceptOffer) accept({ workItemId }: InputOf<typeof acceptOffer>) {
    return this.offers.accept(workItemId);
  }
  @Implements(declineOffer) decline({ workItemId }: InputOf<typeof declineOffer>) {
    return this.offers.decline(workItemId);
  }
  @Implements(completeWrapUp) completeWrapUp(input: InputOf<typeof completeWrapUp>) {
    return this.ends.completeWrapUp(input);
  }
  @Implements(transferWork) transfer(input: InputOf<typeof transferWork>) {
    return this.actions.transfer(input);
  }
  @Implements(pullWork) pull({ workItemId }: InputOf<typeof pullWork>) {
    return this.actions.pull(workItemId);
  }
  @Implements(getDecisions) decisions(input: InputOf<typeof getDecisions>) {
    return this.replay.of(input);
  }
}
