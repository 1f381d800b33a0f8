import { Controller } from '@nestjs/common';
import { type InputOf, tryRule } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { RuleTrial } from './routing/rule-trial.service.ts';

@Controller()
export class RuleTrialController {
  constructor(private readonly trial: RuleTrial) {}

  @Implements(tryRule) try(input: InputOf<typeof tryRule>) {
    return this.trial.try(input);
  }
}
