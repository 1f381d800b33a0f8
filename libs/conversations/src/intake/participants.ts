import type { Address } from '@guichet/contracts';
import type { Tx } from '@guichet/platform';

/** Records who took part, the inbox's own addresses left out. */
export async function addParticipants(
  tx: Tx,
  conversationId: string,
  people: readonly Address[],
  ownAddresses: readonly string[],
): Promise<void> {
  const own = new Set(ownAddresses.map((address) => address.toLowerCase()));
  const addresses = new Set(people.map(({ address }) => address.trim().toLowerCase()));
  const others = [...addresses].filter((address) => address && !own.has(address));
  await tx.$executeRaw`
    insert into participant (conversation_id, address)
    select ${conversationId}::uuid, address from unnest(${others}::text[]) as address on conflict do nothing`;
}

export async function isParticipant(tx: Tx, conversationId: string, address: string): Promise<boolean> {
  const where = { conversationId, address: address.trim().toLowerCase() };
  return Boolean(await tx.participant.findFirst({ where }));
}
