import { Global, Module } from '@nestjs/common';
import { Authenticator } from './access.guard.ts';

/** For apps of the platform alone: nobody is logged in. */
@Global()
@Module({
  providers: [{ provide: Authenticator, useValue: { authenticate: async () => null } }],
  exports: [Authenticator],
})
export class NobodyModule {}
