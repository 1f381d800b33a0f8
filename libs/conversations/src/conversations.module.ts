import { Module } from '@nestjs/common';
import { AutomaticMessages } from './sending/automatic-messages.service.ts';
import { Channels } from './channels.ts';
import { ConversationIntake } from './intake/conversation-intake.service.ts';
import { InboxesService } from './inboxes.service.ts';

const surface = [AutomaticMessages, Channels, ConversationIntake, InboxesService];

@Module({ providers: surface, exports: surface })
export class ConversationsModule {}
