/** A mail in a folder, before it is fetched. */
export interface ListedMail {
  uid: number;
  size: number;
}

const MAX_MAILS = 40;
const MAX_BYTES = 8_000_000;

/** Groups mails, in order, so that a batch fits into memory; one that is larger than a batch is alone in its own. */
export function planBatches<M extends ListedMail>(mails: readonly M[]): M[][] {
  const batches: M[][] = [];
  let bytes = Infinity;
  for (const mail of mails) {
    const last = batches.at(-1);
    if (last && last.length < MAX_MAILS && bytes + mail.size <= MAX_BYTES) {
      last.push(mail);
      bytes += mail.size;
    } else {
      batches.push([mail]);
      bytes = mail.size;
    }
  }
  return batches;
}
