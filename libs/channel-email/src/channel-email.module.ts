import { Module } from '@nestjs/common';
import { ConversationsModule } from '@guichet/conversations';
import { AutomaticAnswers } from './automatic-answers.service.ts';
import { BounceIntake } from './bounce-intake.service.ts';
import { EmailIdentity } from './email-identity.service.ts';
import { EmailInboxesService } from './email-inboxes.service.ts';
import { MailboxFetchers } from './imap/mailbox-fetchers.service.ts';
import { MailboxLeases } from './imap/mailbox-leases.service.ts';
import { MailboxSupervisor } from './imap/mailbox-supervisor.ts';
import { InboxesController } from './inboxes.controller.ts';
import { IncomingMailService } from './incoming-mail.service.ts';
import { IntakeSweep } from './intake-sweep.ts';
import { LocalOutboxQuery } from './local-outbox.query.ts';
import { MailAnalysis } from './mail-analysis.ts';
import { MailIngest } from './mail-ingest.service.ts';
import { MailIntakeJob, MailIntakeService } from './mail-intake.service.ts';
import { MailServerTests } from './mail-server-tests.service.ts';
import { MailStoreController } from './mail-store.controller.ts';
import { MailboxesController } from './mailboxes.controller.ts';
import { MailboxesService } from './mailboxes.service.ts';
import { EmailChannel } from './outgoing/email-channel.ts';
import { MailPreparation } from './outgoing/mail-preparation.service.ts';
import { OutgoingMailService } from './outgoing/outgoing-mail.service.ts';
import { SmtpTransports } from './outgoing/smtp-transports.ts';
import { QuarantineService } from './quarantine.service.ts';
import { SmtpDoor } from './smtp-door.ts';
import { ThreadMatcher } from './thread-matcher.service.ts';

const incoming = [IncomingMailService, MailAnalysis, MailIngest, MailIntakeService, MailIntakeJob, IntakeSweep];
const threading = [ThreadMatcher, BounceIntake, AutomaticAnswers, EmailIdentity];
const sources = [MailboxLeases, MailboxFetchers, MailboxSupervisor, SmtpDoor];
const outgoing = [EmailChannel, MailPreparation, OutgoingMailService, SmtpTransports];
const settings = [EmailInboxesService, MailboxesService, MailServerTests, QuarantineService, LocalOutboxQuery];

/** Mail, in and out. */
@Module({
  imports: [ConversationsModule],
  controllers: [InboxesController, MailboxesController, MailStoreController],
  providers: [...incoming, ...threading, ...sources, ...outgoing, ...settings],
  exports: [EmailInboxesService, MailboxesService, IncomingMailService, SmtpDoor],
})
export class ChannelEmailModule {}
