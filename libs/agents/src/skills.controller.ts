import { Controller } from '@nestjs/common';
import {
  createReason,
  createSkill,
  deleteReason,
  deleteSkill,
  type InputOf,
  listReasons,
  listSkills,
  renameSkill,
  updateReason,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { ReasonsService } from './reasons.service.ts';
import { SkillsService } from './skills.service.ts';

@Controller()
export class SkillsController {
  constructor(
    private readonly skills: SkillsService,
    private readonly reasons: ReasonsService,
  ) {}

  @Implements(listSkills) list() {
    return this.skills.list();
  }
  @Implements(createSkill) create(input: InputOf<typeof createSkill>) {
    return this.skills.create(input);
  }
  @Implements(renameSkill) rename(input: InputOf<typeof renameSkill>) {
    return this.skills.rename(input);
  }
  @Implements(deleteSkill) remove({ skillId }: InputOf<typeof deleteSkill>) {
    return this.skills.remove(skillId);
  }
  @Implements(listReasons) listReasons() {
    return this.reasons.list();
  }
  @Implements(createReason) createReason(input: InputOf<typeof createReason>) {
    return this.reasons.create(input);
  }
  @Implements(updateReason) updateReason(input: InputOf<typeof updateReason>) {
    return this.reasons.update(input);
  }
  @Implements(deleteReason) removeReason({ reasonId }: InputOf<typeof deleteReason>) {
    return this.reasons.remove(reasonId);
  }
}
