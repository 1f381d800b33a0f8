import { Controller } from '@nestjs/common';
import {
  changeAgentStatus,
  changeMyStatus,
  getMyStatus,
  type InputOf,
  listAgentIntervals,
  listAgentSettings,
  listAgentStatuses,
  updateAgent,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { AgentSettings } from './agent-settings.service.ts';
import { AgentStates } from './agent-states.service.ts';

@Controller()
export class AgentsController {
  constructor(
    private readonly states: AgentStates,
    private readonly settings: AgentSettings,
  ) {}

  @Implements(getMyStatus) mine() {
    return this.states.mine();
  }
  @Implements(changeMyStatus) changeMine(input: InputOf<typeof changeMyStatus>) {
    return this.states.changeMine(input);
  }
  @Implements(changeAgentStatus) change(input: InputOf<typeof changeAgentStatus>) {
    return this.states.changeOf(input);
  }
  @Implements(listAgentStatuses) statuses() {
    return this.settings.statuses();
  }
  @Implements(listAgentIntervals) intervals(input: InputOf<typeof listAgentIntervals>) {
    return this.settings.intervals(input);
  }
  @Implements(listAgentSettings) list() {
    return this.settings.list();
  }
  @Implements(updateAgent) update(input: InputOf<typeof updateAgent>) {
    return this.settings.update(input);
  }
}
