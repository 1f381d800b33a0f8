import { Controller } from '@nestjs/common';
import { type InputOf, inspectAccessLink, redeemAccessLink, requestPasswordReset } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { type Browser, FromBrowser } from '../sessions/browser.ts';
import { PasswordResetsService } from './password-resets.service.ts';
import { RedemptionService } from './redemption.service.ts';

@Controller()
export class AccessLinksController {
  constructor(
    private readonly resets: PasswordResetsService,
    private readonly redemption: RedemptionService,
  ) {}

  @Implements(requestPasswordReset)
  requestReset(input: InputOf<typeof requestPasswordReset>, @FromBrowser() browser: Browser) {
    return this.resets.request(input, browser);
  }
  @Implements(inspectAccessLink) async inspect(input: InputOf<typeof inspectAccessLink>) {
    return this.redemption.inspect(input);
  }
  @Implements(redeemAccessLink)
  async redeem(input: InputOf<typeof redeemAccessLink>, @FromBrowser() browser: Browser) {
    return this.redemption.redeem(input, browser);
  }
}
