import { STANDARD_DISPOSITIONS } from '@guichet/contracts';
import type { Tx } from '@guichet/platform';

/** For exports; the desk says them in the reader's language. */
const NAMES: Record<(typeof STANDARD_DISPOSITIONS)[number], string> = {
  solved: 'Solved',
  forwarded: 'Forwarded',
  'no-answer-needed': 'No answer needed',
  spam: 'Spam',
  'not-stated': 'Not stated',
};

/** Once a tenant: the standard ones. */
export async function seedDispositions(tx: Tx): Promise<void> {
  if (await tx.disposition.findFirst({ select: { id: true } })) return;
  const data = STANDARD_DISPOSITIONS.map((code, position) => ({
    ...{ code, position },
    name: NAMES[code],
    isDefault: code === 'not-stated',
  }));
  await tx.disposition.createMany({ data, skipDuplicates: true });
}

/** The named code that stands for nothing said (Genesys). */
export async function defaultDisposition(tx: Tx): Promise<string | null> {
  const find = () => tx.disposition.findFirst({ where: { isDefault: true }, select: { id: true } });
  const known = await find();
  if (known) return known.id;
  await seedDispositions(tx);
  return (await find())?.id ?? null;
}
