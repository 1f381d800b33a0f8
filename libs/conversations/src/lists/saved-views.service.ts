import { Injectable } from '@nestjs/common';
import { ConversationFilter, type deleteView, type InputOf, type SavedView, type saveView } from '@guichet/contracts';
import { currentActor, Db, DomainError, Events, found, key, type Prisma, type rows, type Tx } from '@guichet/platform';

/** Filters kept under a name, for oneself or for everybody. */
@Injectable()
export class SavedViewsService {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  /** One's own and the shared ones. */
  async list(tx: Tx): Promise<SavedView[]> {
    const where = { OR: [{ ownerId: currentActor().userId }, { isShared: true }] };
    return (await tx.savedView.findMany({ where, orderBy: [{ name: 'asc' }, { id: 'asc' }], take: 200 })).map(present);
  }

  async get(tx: Tx, id: string): Promise<SavedView> {
    const view = present(found(await tx.savedView.findUnique({ where: key(id) })));
    if (!view.isMine && !view.isShared) throw new DomainError('not_found');
    return view;
  }

  save({ name, isShared, filter }: InputOf<typeof saveView>): Promise<SavedView> {
    const { userId: ownerId, permissions } = currentActor();
    if (isShared && !permissions.has('view.share')) throw new DomainError('forbidden');
    return this.db.tx(async (tx) => {
      const data = { name, isShared, ownerId, filter: filter as Prisma.InputJsonObject };
      const view = await tx.savedView.create({ data });
      await this.events.record(tx, 'view.changed', { viewId: view.id });
      return present(view);
    });
  }

  remove({ viewId }: InputOf<typeof deleteView>): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      const { isMine } = await this.get(tx, viewId);
      if (!isMine && !currentActor().permissions.has('view.share')) throw new DomainError('forbidden');
      await tx.savedView.deleteMany({ where: { id: viewId } });
      await this.events.record(tx, 'view.changed', { viewId });
      return { ok: true };
    });
  }
}

const present = ({ id, name, isShared, ownerId, filter }: rows.SavedView): SavedView => ({
  ...{ id, name, isShared, isMine: ownerId === currentActor().userId },
  // Validated when it was saved; a filter that a later version no longer knows shows everything.
  filter: ConversationFilter.catch({}).parse(filter),
});
