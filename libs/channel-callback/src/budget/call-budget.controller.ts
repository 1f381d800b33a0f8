import { Controller } from '@nestjs/common';
import { getCallbackBudget, type InputOf, updateCallbackBudget } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { CallBudget } from './call-budget.service.ts';

@Controller()
export class CallBudgetController {
  constructor(private readonly budget: CallBudget) {}

  @Implements(getCallbackBudget) get(_: InputOf<typeof getCallbackBudget>) {
    return this.budget.show();
  }
  @Implements(updateCallbackBudget) update(input: InputOf<typeof updateCallbackBudget>) {
    return this.budget.update(input);
  }
}
