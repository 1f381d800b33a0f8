export { ChannelCallbackModule } from './channel-callback.module.ts';
