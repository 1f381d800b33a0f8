import { Global, Module } from '@nestjs/common';
import { Authenticator } from '@guichet/platform';
import { LogInService } from './log-in.service.ts';
import { LogInThrottle } from './log-in-throttle.ts';
import { SessionController } from './session.controller.ts';
import { SessionRevocationSubscribers } from './session-revocation.subscribers.ts';
import { SessionsService } from './sessions.service.ts';

/** Global: the platform's guard and sockets ask its `Authenticator`. */
@Global()
@Module({
  controllers: [SessionController],
  providers: [
    LogInService,
    LogInThrottle,
    SessionRevocationSubscribers,
    SessionsService,
    { provide: Authenticator, useExisting: SessionsService },
  ],
  exports: [Authenticator],
})
export class IdentityModule {}
