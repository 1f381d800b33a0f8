import { Controller } from '@nestjs/common';
import { createRule, deleteRule, type InputOf, listRules, orderRules, updateRule } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { RulesService } from './rules/rules.service.ts';

@Controller()
export class RulesController {
  constructor(private readonly rules: RulesService) {}

  @Implements(listRules) list() {
    return this.rules.list();
  }
  @Implements(createRule) create(input: InputOf<typeof createRule>) {
    return this.rules.create(input);
  }
  @Implements(updateRule) update(input: InputOf<typeof updateRule>) {
    return this.rules.update(input);
  }
  @Implements(deleteRule) remove({ ruleId }: InputOf<typeof deleteRule>) {
    return this.rules.remove(ruleId);
  }
  @Implements(orderRules) order(input: InputOf<typeof orderRules>) {
    return this.rules.order(input);
  }
}
