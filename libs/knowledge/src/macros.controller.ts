import { Controller } from '@nestjs/common';
import {
  applyMacro,
  createMacro,
  deleteMacro,
  type InputOf,
  listMacros,
  renderMacro,
  updateMacro,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { MacroApplicationService } from './macro-application.service.ts';
import { MacrosService } from './macros.service.ts';

@Controller()
export class MacrosController {
  constructor(
    private readonly macros: MacrosService,
    private readonly application: MacroApplicationService,
  ) {}

  @Implements(listMacros) list() {
    return this.macros.list();
  }
  @Implements(createMacro) create(input: InputOf<typeof createMacro>) {
    return this.macros.create(input);
  }
  @Implements(updateMacro) update(input: InputOf<typeof updateMacro>) {
    return this.macros.update(input);
  }
  @Implements(deleteMacro) remove({ macroId }: InputOf<typeof deleteMacro>) {
    return this.macros.remove(macroId);
  }
  @Implements(renderMacro) render(input: InputOf<typeof renderMacro>) {
    return this.application.render(input);
  }
  @Implements(applyMacro) apply(input: InputOf<typeof applyMacro>) {
    return this.application.apply(input);
  }
}
