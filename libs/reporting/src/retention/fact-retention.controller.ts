import { Controller } from '@nestjs/common';
import { getFactRetention, type InputOf, updateFactRetention } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { FactRetentionSettings } from './fact-retention.service.ts';

@Controller()
export class FactRetentionController {
  constructor(private readonly settings: FactRetentionSettings) {}

  @Implements(getFactRetention) get(_: InputOf<typeof getFactRetention>) {
    return this.settings.get();
  }
  @Implements(updateFactRetention) update(input: InputOf<typeof updateFactRetention>) {
    return this.settings.update(input);
  }
}
