import { Controller } from '@nestjs/common';
import { getSession, type InputOf, logIn, logOut } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { type Browser, FromBrowser } from '../sessions/browser.ts';
import { LogInService } from './log-in.service.ts';

@Controller()
export class SessionController {
  constructor(private readonly logIns: LogInService) {}

  @Implements(logIn) logIn(input: InputOf<typeof logIn>, @FromBrowser() browser: Browser) {
    return this.logIns.logIn(input, browser);
  }
  @Implements(getSession) get() {
    return this.logIns.describe();
  }
  @Implements(logOut) logOut(_: InputOf<typeof logOut>, @FromBrowser() browser: Browser) {
    return this.logIns.logOut(browser);
  }
}
