import { Controller } from '@nestjs/common';
import {
  createSlaPolicy,
  deleteSlaPolicy,
  type InputOf,
  listSlaClocks,
  listSlaPolicies,
  orderSlaPolicies,
  renewSlaSecret,
  updateSlaPolicy,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { ClockViews } from './clocks/clock-views.service.ts';
import { PoliciesService } from './policies/policies.service.ts';

@Controller()
export class SlaController {
  constructor(
    private readonly policies: PoliciesService,
    private readonly views: ClockViews,
  ) {}

  @Implements(listSlaPolicies) list() {
    return this.policies.list();
  }
  @Implements(createSlaPolicy) create(input: InputOf<typeof createSlaPolicy>) {
    return this.policies.create(input);
  }
  @Implements(orderSlaPolicies) order(input: InputOf<typeof orderSlaPolicies>) {
    return this.policies.order(input);
  }
  @Implements(updateSlaPolicy) update(input: InputOf<typeof updateSlaPolicy>) {
    return this.policies.update(input);
  }
  @Implements(deleteSlaPolicy) remove({ policyId }: InputOf<typeof deleteSlaPolicy>) {
    return this.policies.remove(policyId);
  }
  @Implements(renewSlaSecret) renewSecret({ policyId }: InputOf<typeof renewSlaSecret>) {
    return this.policies.renewSecret(policyId);
  }
  @Implements(listSlaClocks) clocks(input: InputOf<typeof listSlaClocks>) {
    return this.views.list(input);
  }
}
