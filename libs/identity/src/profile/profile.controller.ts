import { Controller } from '@nestjs/common';
import { changePassword, type InputOf, updateProfile } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { type Browser, FromBrowser } from '../sessions/browser.ts';
import { ProfileService } from './profile.service.ts';

@Controller()
export class ProfileController {
  constructor(private readonly profile: ProfileService) {}

  @Implements(updateProfile) update(input: InputOf<typeof updateProfile>) {
    return this.profile.update(input);
  }
  @Implements(changePassword)
  changePassword(input: InputOf<typeof changePassword>, @FromBrowser() browser: Browser) {
    return this.profile.changePassword(input, browser);
  }
}
