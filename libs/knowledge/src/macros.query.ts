import { type Macro, MacroActions } from '@guichet/contracts';
import { currentActor, DomainError, found, key, type rows, type Tx } from '@guichet/platform';

export const toMacro = ({ id, name, shortcut, html, actions, isShared }: rows.Macro): Macro => ({
  id,
  name,
  shortcut,
  html,
  actions: MacroActions.parse(actions),
  isShared,
});

/** Shared ones and one's own; somebody else's personal macro is not there. */
export async function readMacro(tx: Tx, macroId: string): Promise<rows.Macro> {
  const macro = found(await tx.macro.findUnique({ where: key(macroId) }));
  if (!macro.isShared && macro.ownerId !== currentActor().userId) throw new DomainError('not_found');
  return macro;
}

/** As {@link readMacro}, held until the commit, so that it cannot be shared or unshared meanwhile. */
export async function lockMacro(tx: Tx, macroId: string): Promise<rows.Macro> {
  await tx.$queryRaw`select from macro where tenant_id = current_tenant() and id = ${macroId}::uuid for update`;
  return readMacro(tx, macroId);
}

export const readMacros = async (tx: Tx): Promise<Macro[]> => {
  const mine = { OR: [{ isShared: true }, { ownerId: currentActor().userId }] };
  return (await tx.macro.findMany({ where: mine, orderBy: [{ name: 'asc' }, { id: 'asc' }] })).map(toMacro);
};

/** Whom a macro assigns to must exist when it is saved; whether he still does is seen when it is applied. */
export async function requireAssignee(tx: Tx, { assign }: MacroActions): Promise<void> {
  if (typeof assign !== 'object' || !assign) return;
  if ('userId' in assign) found(await tx.user.findUnique({ where: key(assign.userId), select: { id: true } }));
  else found(await tx.team.findUnique({ where: key(assign.teamId), select: { id: true } }));
}
