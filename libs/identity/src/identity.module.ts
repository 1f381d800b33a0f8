import { Global, Module } from '@nestjs/common';
import { Authenticator } from '@guichet/platform';
import { AccessLinksController } from './access-links/access-links.controller.ts';
import { AccessLinksService } from './access-links/access-links.service.ts';
import { AccessMails } from './access-links/access-mails.ts';
import { Administrators } from './people/administrators.service.ts';
import { AuditController } from './audit/audit.controller.ts';
import { AuditListService } from './audit/audit-list.service.ts';
import { Directory } from './people/directory.ts';
import { LogInService } from './log-in/log-in.service.ts';
import { LogInThrottle } from './log-in/log-in-throttle.ts';
import { PasswordChange } from './profile/password-change.ts';
import { PasswordResetsService } from './access-links/password-resets.service.ts';
import { PersonLog } from './people/person-log.ts';
import { ProfileController } from './profile/profile.controller.ts';
import { ProfileService } from './profile/profile.service.ts';
import { RedemptionService } from './access-links/redemption.service.ts';
import { SessionController } from './log-in/session.controller.ts';
import { SessionRevocationSubscribers } from './sessions/session-revocation.subscribers.ts';
import { SessionsService } from './sessions/sessions.service.ts';
import { SettingsNoticesSubscribers } from './people/settings-notices.subscribers.ts';
import { TeamsController } from './teams/teams.controller.ts';
import { TeamsService } from './teams/teams.service.ts';
import { UsersController } from './people/users.controller.ts';
import { UsersService } from './people/users.service.ts';

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
