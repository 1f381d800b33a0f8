import { Injectable } from '@nestjs/common';
import { rootOf } from '@guichet/customers';
import { RoutingService, RulesService } from '@guichet/routing';
import { Clock, found, key, type rows, type Tx } from '@guichet/platform';
import { TagsService } from '../actions/tags.service.ts';
import type { Wish } from '../channel.ts';
import { Channels } from '../channels.ts';
import { type ContactWords, lastWords } from './contact-words.query.ts';

/** What came in just now, when that is why it needs work. */
export interface Came {
  words: ContactWords;
  inbox: rows.Inbox;
  /** What the customer chose before. */
  wish: Wish | null;
  /** Of whom nothing is known but the message. */
  isNewCustomer: boolean;
}
export interface Place {
  queueId: string;
  skills: Awaited<ReturnType<RulesService['placementOf']>>['skills'];
  priority: number;
  valueClass: rows.ValueClass;
  directedTo: string | null;
}

/** Where a conversation waits: as the rules say, else in its inbox's queue. */
@Injectable()
export class ConversationPlacement {
  constructor(
    private readonly routing: RoutingService,
    private readonly rules: RulesService,
    private readonly tags: TagsService,
    private readonly clock: Clock,
    private readonly channels: Channels,
  ) {}

  /** Puts the rules' tags on as well. */
  async of(tx: Tx, conversation: rows.Conversation, came?: Came): Promise<Place> {
    const { id, inboxId, channel } = conversation;
    const customer = came?.isNewCustomer ? UNKNOWN : await customerOf(tx, conversation.customerId);
    const said = came?.words ?? (await lastWords(tx, conversation));
    const { queueId, skills, priority, tags } = await this.rules.placementOf(tx, {
      ...{ inboxId, channel, ...said },
      language: said.language ?? customer.language,
      valueClass: customer.valueClass,
      at: this.clock.now(),
    });
    if (tags.length) await this.tags.change(tx, id, tags, []);
    const wish = came?.wish ?? (await this.channels.of(channel).wishOf?.(tx, id)) ?? null;
    const place = wish?.queueId ?? queueId ?? came?.inbox.queueId ?? (await this.queueOf(tx, inboxId));
    return {
      queueId: place,
      skills: wish?.skills.length ? wish.skills : skills,
      priority: priority + (wish?.priority ?? 0),
      valueClass: customer.valueClass,
      directedTo: wish?.directedTo ?? null,
    };
  }

  /** An inbox from before there were queues gets one of its name. */
  async queueOf(tx: Tx, inboxId: string): Promise<string> {
    const { queueId, name } = found(await tx.inbox.findUnique({ where: key(inboxId) }));
    if (queueId) return queueId;
    const made = await this.routing.queueForDoor(tx, name);
    await tx.inbox.updateMany({ where: { id: inboxId, queueId: null }, data: { queueId: made } });
    return made;
  }
}

type KnownCustomer = Pick<rows.Customer, 'valueClass' | 'language'>;
const UNKNOWN: KnownCustomer = { valueClass: 'standard', language: null };

/** What the record says that this one was merged into, else the record itself. */
async function customerOf(tx: Tx, id: string | null): Promise<KnownCustomer> {
  const [customer] = id
    ? await tx.$queryRaw<KnownCustomer[]>`
        select r.value_class::text as "valueClass", coalesce(r.language, c.language) as language
        from customer c join customer r on r.tenant_id = c.tenant_id and r.id = ${rootOf('c')}
        where c.id = ${id}::uuid`
    : [];
  return customer ?? UNKNOWN;
}
