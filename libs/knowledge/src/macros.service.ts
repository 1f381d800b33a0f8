import { Injectable } from '@nestjs/common';
import type { createMacro, InputOf, listMacros, Macro, OutputOf, updateMacro } from '@guichet/contracts';
import { authorise, currentActor, Db, Events, key, type Tx } from '@guichet/platform';
import { sanitiseMacro } from './macro-html.ts';
import { lockMacro, readMacros, requireAssignee, toMacro } from './macros.query.ts';

/** Personal macros belong to who made them; shared ones to whoever may share. */
@Injectable()
export class MacrosService {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  async list(): Promise<OutputOf<typeof listMacros>> {
    return { macros: await this.db.tx(readMacros) };
  }

  async create(input: InputOf<typeof createMacro>): Promise<Macro> {
    requireSharing(input.isShared);
    return this.db.tx(async (tx) => {
      await requireAssignee(tx, input.actions);
      const data = { ...input, html: sanitiseMacro(input.html), ownerId: currentActor().userId };
      const macro = await tx.macro.create({ data });
      await this.tell(tx, macro.id);
      return toMacro(macro);
    });
  }

  update({ macroId, ...wishes }: InputOf<typeof updateMacro>): Promise<Macro> {
    return this.db.tx(async (tx) => {
      const before = await lockMacro(tx, macroId);
      requireSharing(before.isShared || wishes.isShared);
      if (wishes.actions) await requireAssignee(tx, wishes.actions);
      const { name, shortcut, html, actions, isShared } = wishes;
      const macro = await tx.macro.update({
        where: key(macroId),
        data: {
          ...(name === undefined ? {} : { name }),
          ...(shortcut === undefined ? {} : { shortcut }),
          ...(html === undefined ? {} : { html: sanitiseMacro(html) }),
          ...(actions === undefined ? {} : { actions }),
          // A shared one that becomes personal is the person's who took it back.
          ...(isShared === undefined ? {} : { isShared, ...ownerWhen(before.isShared && !isShared) }),
        },
      });
      await this.tell(tx, macroId);
      return toMacro(macro);
    });
  }

  remove(macroId: string): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      requireSharing((await lockMacro(tx, macroId)).isShared);
      await tx.macro.delete({ where: key(macroId) });
      await this.tell(tx, macroId);
      return { ok: true };
    });
  }

  private tell(tx: Tx, macroId: string): Promise<string> {
    return this.events.record(tx, 'macro.changed', { macroId });
  }
}

const requireSharing = (isShared: boolean | undefined): void => {
  if (isShared) authorise('macro.share', currentActor());
};
const ownerWhen = (isTakenBack: boolean) => (isTakenBack ? { ownerId: currentActor().userId } : {});
