/** Events of one commit come in a row; gathered for a moment they need one look-up, not one each. */
const GATHER_MS = 25;

type Tell = (tenantId: string, actors: ReadonlyMap<string, string | null>) => void;

/** Gathers, per tenant, which conversations changed and who changed them last. */
export class ChangedConversations {
  private readonly gathered = new Map<string, Map<string, string | null>>();
  constructor(private readonly tell: Tell) {}

  add(tenantId: string, conversationId: string, actorId: string | null): void {
    const actors = this.gathered.get(tenantId) ?? this.begin(tenantId);
    actors.set(conversationId, actorId);
  }

  private begin(tenantId: string): Map<string, string | null> {
    const actors = new Map<string, string | null>();
    this.gathered.set(tenantId, actors);
    setTimeout(() => {
      this.gathered.delete(tenantId);
      this.tell(tenantId, actors);
    }, GATHER_MS).unref();
    return actors;
  }
}
