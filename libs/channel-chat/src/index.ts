export { ChannelChatModule } from './channel-chat.module.ts';
export { followUpMail } from './mails/mail-texts.ts';
