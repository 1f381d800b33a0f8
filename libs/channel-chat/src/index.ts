export { ChannelChatModule } from './channel-chat.module.ts';
export { SitesService } from './sites/sites.service.ts';
export { visitorToken } from './visitors/visitor-token.ts';
