import { Module } from '@nestjs/common';
import { AgentConnections } from './agent-connections.subscribers.ts';
import { AgentPresence } from './agent-presence.service.ts';
import { AgentSettings } from './agent-settings.service.ts';
import { AgentStates } from './agent-states.service.ts';
import { AgentsController } from './agents.controller.ts';
import { AgentsSubscribers } from './agents.subscribers.ts';
import { ReasonsService } from './reasons.service.ts';
import { SkillsController } from './skills.controller.ts';
import { SkillsService } from './skills.service.ts';

@Module({
  controllers: [AgentsController, SkillsController],
  providers: [
    ...[AgentConnections, AgentPresence, AgentSettings, AgentStates],
    ...[AgentsSubscribers, ReasonsService, SkillsService],
  ],
  exports: [AgentStates, SkillsService],
})
export class AgentsModule {}
