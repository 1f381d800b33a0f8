export { ChannelChatModule } from './channel-chat.module.ts';
export { followUpMail } from './mails/mail-texts.ts';
export { SiteDirectory } from './sites/site-directory.service.ts';
export { SiteSecrets } from './sites/site-secrets.service.ts';
export { SitesService } from './sites/sites.service.ts';
export { visitorToken } from './visitors/visitor-token.ts';
