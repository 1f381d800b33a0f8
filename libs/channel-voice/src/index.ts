export { ChannelVoiceModule } from './channel-voice.module.ts';
