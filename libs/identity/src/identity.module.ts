import { Global, Module } from '@nestjs/common';
import { Authenticator } from '@guichet/platform';
import { AccessLinksController } from './access-links.controller.ts';
import { AccessLinksService } from './access-links.service.ts';
import { AccessMails } from './access-mails.ts';
import { Administrators } from './administrators.service.ts';
import { AuditController } from './audit.controller.ts';
import { AuditListService } from './audit-list.service.ts';
import { Directory } from './directory.ts';
import { LogInService } from './log-in.service.ts';
import { LogInThrottle } from './log-in-throttle.ts';
import { PasswordChange } from './password-change.ts';
import { PasswordResetsService } from './password-resets.service.ts';
import { PersonLog } from './person-log.ts';
import { ProfileController } from './profile.controller.ts';
import { ProfileService } from './profile.service.ts';
import { RedemptionService } from './redemption.service.ts';
import { SessionController } from './session.controller.ts';
import { SessionRevocationSubscribers } from './session-revocation.subscribers.ts';
import { SessionsService } from './sessions.service.ts';
import { SettingsNoticesSubscribers } from './settings-notices.subscribers.ts';
import { TeamsController } from './teams.controller.ts';
import { TeamsService } from './teams.service.ts';
import { UsersController } from './users.controller.ts';
import { UsersService } from './users.service.ts';

/** Global: the platform's guard and sockets ask its `Authenticator`, and every lib its `Directory`. */
@Global()
@Module({
  controllers: [
    AccessLinksController,
    AuditController,
    ProfileController,
    SessionController,
    TeamsController,
    UsersController,
  ],
  providers: [
    AccessLinksService,
    AccessMails,
    Administrators,
    AuditListService,
    Directory,
    LogInService,
    LogInThrottle,
    PasswordChange,
    PasswordResetsService,
    PersonLog,
    ProfileService,
    RedemptionService,
    SessionRevocationSubscribers,
    SessionsService,
    SettingsNoticesSubscribers,
    TeamsService,
    UsersService,
    { provide: Authenticator, useExisting: SessionsService },
  ],
  exports: [Administrators, Authenticator, Directory],
})
export class IdentityModule {}
