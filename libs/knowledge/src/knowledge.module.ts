import { Module } from '@nestjs/common';
import { ConversationsModule } from '@guichet/conversations';
import { MacroApplicationService } from './macro-application.service.ts';
import { MacrosController } from './macros.controller.ts';
import { MacrosService } from './macros.service.ts';
import { MacrosSubscribers } from './macros.subscribers.ts';

@Module({
  imports: [ConversationsModule],
  controllers: [MacrosController],
  providers: [MacroApplicationService, MacrosService, MacrosSubscribers],
})
export class KnowledgeModule {}
