export { ChannelEmailModule } from './channel-email.module.ts';
export { EmailInboxesService } from './email-inboxes.service.ts';
export { IncomingMailService, type RawMail } from './incoming-mail.service.ts';
export { MailboxesService } from './mailboxes.service.ts';
export { SmtpDoor } from './smtp-door.ts';
