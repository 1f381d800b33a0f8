import type { LedgerLine } from './chat-ledger.ts';

export interface StoredMessage {
  chat: string;
  by: 'in' | 'out';
  text: string;
  sequence: number;
}
export interface ChatVerdict {
  acknowledged: number;
  /** Acknowledged and not stored. */
  lost: number;
  /** Stored more than once. */
  doubled: number;
  /** Stored before what its sender had had acknowledged before it. */
  disordered: number;
  /** Stored and never said. */
  invented: number;
}

const nameOf = ({ chat, by, text }: Pick<StoredMessage, 'chat' | 'by' | 'text'>): string => `${chat} ${by} ${text}`;

/** Holds the ledger against what the product stored: acknowledged means stored, once, in its sender's order. */
export function judgeChats(lines: readonly LedgerLine[], stored: readonly StoredMessage[]): ChatVerdict {
  const sequences = Map.groupBy(stored, nameOf);
  const said = new Set(lines.map(nameOf));
  const acknowledged = lines.filter(({ event }) => event === 'acknowledged');
  const last = new Map<string, number>();
  let disordered = 0;
  for (const line of acknowledged) {
    const side = `${line.chat} ${line.by}`;
    const sequence = sequences.get(nameOf(line))?.[0]?.sequence;
    if (sequence === undefined) continue;
    if (sequence < (last.get(side) ?? 0)) disordered += 1;
    last.set(side, sequence);
  }
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((line) => !sequences.has(nameOf(line))).length,
    doubled: [...sequences.values()].filter(({ length }) => length > 1).length,
    disordered,
    invented: stored.filter((message) => !said.has(nameOf(message))).length,
  };
}
