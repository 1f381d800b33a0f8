import { Controller } from '@nestjs/common';
import { createAlertRule, deleteAlertRule, type InputOf, listAlertRules, updateAlertRule } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { AlertRules } from './alert-rules.service.ts';

@Controller()
export class AlertsController {
  constructor(private readonly rules: AlertRules) {}

  @Implements(listAlertRules) list(_: InputOf<typeof listAlertRules>) {
    return this.rules.list();
  }
  @Implements(createAlertRule) create(input: InputOf<typeof createAlertRule>) {
    return this.rules.create(input);
  }
  @Implements(updateAlertRule) update(input: InputOf<typeof updateAlertRule>) {
    return this.rules.update(input);
  }
  @Implements(deleteAlertRule) remove({ alertId }: InputOf<typeof deleteAlertRule>) {
    return this.rules.remove(alertId);
  }
}
