import { Controller } from '@nestjs/common';
import { getVoiceSettings, type InputOf, updateVoiceSettings } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { VoiceSettingsService } from './voice-settings.service.ts';

@Controller()
export class VoiceSettingsController {
  constructor(private readonly settings: VoiceSettingsService) {}

  @Implements(getVoiceSettings)
  get({ queueId }: InputOf<typeof getVoiceSettings>) {
    return this.settings.show(queueId);
  }
  @Implements(updateVoiceSettings)
  update(input: InputOf<typeof updateVoiceSettings>) {
    return this.settings.update(input);
  }
}
