import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './http/access.guard.ts';
import { Audit } from './audit.ts';
import { Clock } from './clock.ts';
import { CONFIG, environmentConfig } from './config.ts';
import { Db } from './db.ts';
import { DeskSockets } from './desk-socket.ts';
import { ErrorFilter } from './http/error.filter.ts';
import { Events } from './events.ts';
import { Files } from './files.ts';
import { Jobs } from './jobs.ts';
import { Lines } from './http/lines.ts';
import { Mailer } from './mailer.ts';
import { Metrics } from './metrics.ts';
import { Notifications } from './notifications.ts';
import { Secrets } from './secrets.ts';
import { Sweeps } from './sweeps.ts';
import { VisitorDoors } from './http/visitor-doors.ts';

const services = [
  Audit,
  Clock,
  Db,
  DeskSockets,
  Events,
  Files,
  Jobs,
  Lines,
  Mailer,
  Metrics,
  Notifications,
  Secrets,
  Sweeps,
  VisitorDoors,
];

/** What every lib stands on. The `Authenticator` comes from identity, which must be global too. */
@Global()
@Module({
  providers: [
    ...services,
    { provide: CONFIG, useFactory: environmentConfig },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: ErrorFilter },
  ],
  exports: [...services, CONFIG],
})
export class PlatformModule {}
