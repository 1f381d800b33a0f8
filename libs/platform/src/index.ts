export { AccessGuard, Authenticator, authorise } from './http/access.guard.ts';
export { Audit, type Act, isChainIntact } from './audit.ts';
export { clientAddresses, isAmong } from './http/client-address.ts';
export { checkHost, HostRefused } from './checked-host.ts';
export { Clock } from './clock.ts';
export { CONFIG, type Config, ConfigError, environmentConfig, readConfig } from './config.ts';
export {
  type Actor,
  asTenant,
  context,
  currentActor,
  currentTenant,
  currentVisitor,
  maybeActor,
  type VisitorActor,
} from './context.ts';
export { atEnd, Db, key, LONGEST_TX_MS, type Tx } from './db.ts';
export { type DeskNamespace, type DeskSocket, DeskSockets, inContext, refusal, rooms } from './desk-socket.ts';
export { DomainError, found } from './domain-error.ts';
export { errorCodeOf } from './http/error.filter.ts';
export { eventInSql } from './event-in-sql.ts';
export { Events, type RecordedEvent, type WorkEvent } from './events.ts';
export { type ByteRange, Files } from './files.ts';
export { idCursor } from './id-cursor.ts';
export { implemented, Implements } from './http/implements.ts';
export { type JobInfo, Jobs } from './jobs.ts';
export { type Line, Lines } from './http/lines.ts';
export { log } from './log.ts';
export { type MailAttachment, Mailer, type SystemMail } from './mailer.ts';
export { Metrics } from './metrics.ts';
export { type Notice, Notifications } from './notifications.ts';
export { PlatformModule } from './platform.module.ts';
export { preparedName } from './prepared-name.ts';
export type { Prisma } from './prisma/client.ts';
export * as rows from './prisma/client.ts';
export { hashToken, newToken, Secrets } from './secrets.ts';
export { spendLimit } from './spend-limit.ts';
export { bytesOfId, idOfBytes, readSignedToken, signedToken, type TokenKind } from './signed-token.ts';
export { isOwnOrigin } from './http/sockets.ts';
export { type RunningApp, startServers } from './http/servers.ts';
export { storable } from './storable.ts';
export { type Sweep, Sweeps } from './sweeps.ts';
export { type VisitorDoor, VisitorDoors } from './http/visitor-doors.ts';
export { isRepeatedKey } from './repeated-key.ts';
export { timeOfUuid, uuidFloor } from './uuid-time.ts';
