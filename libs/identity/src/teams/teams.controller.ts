import { Controller } from '@nestjs/common';
import { createTeam, deleteTeam, type InputOf, listTeams, updateTeam } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { TeamsService } from './teams.service.ts';

@Controller()
export class TeamsController {
  constructor(private readonly teams: TeamsService) {}

  @Implements(listTeams) list() {
    return this.teams.list();
  }
  @Implements(createTeam) create(input: InputOf<typeof createTeam>) {
    return this.teams.create(input);
  }
  @Implements(updateTeam) update(input: InputOf<typeof updateTeam>) {
    return this.teams.update(input);
  }
  @Implements(deleteTeam) remove({ teamId }: InputOf<typeof deleteTeam>) {
    return this.teams.remove(teamId);
  }
}
