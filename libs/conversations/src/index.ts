export { type AutomaticMessage, AutomaticMessages } from './sending/automatic-messages.service.ts';
export type { Channel, ChannelAdapter, DeliveryResult, MessageFile, OutgoingMessage } from './channel.ts';
export { Channels } from './channels.ts';
export { ConversationIntake } from './intake/conversation-intake.service.ts';
export { ConversationsModule } from './conversations.module.ts';
export type { Bounce, IncomingMessage, Received } from './intake/incoming-message.ts';
export { type InboxFields, InboxesService } from './inboxes.service.ts';
export { ConversationsService } from './conversations.service.ts';
export { MessageSending as MessagesService } from './sending/message-sending.service.ts';
