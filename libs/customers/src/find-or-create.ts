import { type Events, key, type rows, type Tx } from '@guichet/platform';
import { v7 as uuid } from 'uuid';
import { cleanName } from './clean-name.ts';
import { normaliseIdentity } from './identity-value.ts';

/** What a contact says about who it is. */
export interface Contact {
  kind: rows.IdentityKind;
  value: string;
  name: string;
  language: string | null;
}

/** Two at once get the same record: the identity's unique index decides, and the loser takes its own record back. */
export async function findOrCreate(tx: Tx, events: Events, contact: Contact): Promise<{ id: string; isNew: boolean }> {
  const { kind } = contact;
  const value = normaliseIdentity(kind, contact.value);
  const about = { name: cleanName(contact.name, value), language: contact.language };
  // Again only when the identity was removed between losing to it and reading it.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const owner = await ownerOf(tx, kind, value);
    if (owner) {
      await fillGaps(tx, events, owner, about);
      return { id: owner.id, isNew: false };
    }
    const id = await create(tx, kind, value, about);
    if (id) {
      await events.record(tx, 'customer.created', { customerId: id });
      return { id, isNew: true };
    }
  }
  throw new Error('an identity comes and goes');
}

type Owner = Pick<rows.Customer, 'id' | 'name' | 'language' | 'mergedIntoId'>;
interface About {
  name: string;
  language: string | null;
}

async function ownerOf(tx: Tx, kind: rows.IdentityKind, value: string): Promise<Owner | null> {
  const [owner] = await tx.$queryRaw<Owner[]>`
    select c.id, c.name, c.language, c.merged_into_id as "mergedIntoId"
    from customer_identity i join customer c on c.tenant_id = i.tenant_id and c.id = i.customer_id
    where i.kind = ${kind}::identity_kind and i.value = ${value}`;
  return owner ?? null;
}

/** Null when somebody else was faster. */
async function create(tx: Tx, kind: rows.IdentityKind, value: string, about: About): Promise<string | null> {
  const id = uuid();
  // One statement for both: it runs for every contact that is new.
  const made = await tx.$executeRaw`
    with record as (
      insert into customer (id, name, language, updated_at)
      values (${id}::uuid, ${about.name}, ${about.language}, now()) returning id
    )
    insert into customer_identity (id, customer_id, kind, value)
    select ${uuid()}::uuid, id, ${kind}::identity_kind, ${value} from record on conflict do nothing`;
  if (made === 1) return id;
  await tx.customer.delete({ where: key(id) });
  return null;
}

/** Only what is empty: what a person typed stays. */
async function fillGaps(tx: Tx, events: Events, owner: Owner, { name, language }: About): Promise<void> {
  if ((owner.name || !name) && (owner.language ?? !language)) return;
  const { id, mergedIntoId } = owner;
  const ids = mergedIntoId ? [id, mergedIntoId] : [id];
  const bump = { version: { increment: 1 } };
  const named = name
    ? await tx.customer.updateManyAndReturn({ where: { id: { in: ids }, name: '' }, data: { name, ...bump } })
    : [];
  const spoken = language
    ? await tx.customer.updateManyAndReturn({ where: { id: { in: ids }, language: null }, data: { language, ...bump } })
    : [];
  const versions = new Map([...named, ...spoken].map((row) => [row.id, row.version]));
  for (const [customerId, version] of versions) await events.record(tx, 'customer.changed', { customerId, version });
}
