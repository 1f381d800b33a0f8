import { Controller } from '@nestjs/common';
import {
  consult,
  endConsult,
  type InputOf,
  listCalls,
  listLiveCalls,
  listMyCalls,
  openSoftphone,
  transferCall,
} from '@guichet/contracts';
import { currentActor, currentTenant, Implements } from '@guichet/platform';
import { CallMedia } from '../media/call-media.service.ts';
import { SipAccounts } from '../sip/sip-accounts.service.ts';
import { CallActions } from './call-actions.service.ts';
import { CallViews } from './call-views.service.ts';

@Controller()
export class CallsController {
  constructor(
    private readonly accounts: SipAccounts,
    private readonly media: CallMedia,
    private readonly views: CallViews,
    private readonly actions: CallActions,
  ) {}

  @Implements(openSoftphone) async open(_: InputOf<typeof openSoftphone>) {
    this.media.warm();
    return this.accounts.make({ kind: 'agent', tenantId: currentTenant(), userId: currentActor().userId });
  }
  @Implements(listMyCalls) mine() {
    return this.views.mine();
  }
  @Implements(listCalls) ofConversation({ conversationId }: InputOf<typeof listCalls>) {
    return this.views.ofConversation(conversationId);
  }
  @Implements(listLiveCalls) live() {
    return this.views.live();
  }
  @Implements(transferCall) transfer(input: InputOf<typeof transferCall>) {
    return this.actions.transfer(input);
  }
  @Implements(consult) consult(input: InputOf<typeof consult>) {
    return this.actions.consult(input);
  }
  @Implements(endConsult) endConsult(input: InputOf<typeof endConsult>) {
    return this.actions.endConsult(input);
  }
}
