export { AgentsModule } from './agents.module.ts';
export { becameIdle, wasAssigned } from './agent-clocks.query.ts';
export { AgentStates } from './agent-states.service.ts';
export { LAPSE_MS, lockAgent, requireActive } from './agent-row.query.ts';
export { requireSkills, unmetSkills } from './skill-needs.query.ts';
export { SkillsService } from './skills.service.ts';
