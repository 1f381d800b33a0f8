interface Queued {
  item: { queueId: string };
}
export interface Outcome {
  made: number;
  lost: number;
}

/**
 * Some at once, but of a queue one after the other: were one claim lost while those behind it went on, they would take the
 * room that it could have had. After a loss nothing is begun any more.
 */
export async function claimInLanes<T extends Queued>(
  choices: readonly T[],
  lanes: number,
  claim: (choice: T) => Promise<boolean>,
): Promise<Outcome> {
  const left = [...choices];
  const busy = new Set<string>();
  const outcome: Outcome = { made: 0, lost: 0 };
  const next = (): T | undefined => {
    const at = outcome.lost > 0 ? -1 : left.findIndex(({ item }) => !busy.has(item.queueId));
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  // A lane ends when all that is left is of queues that have one.
  const lane = async (): Promise<void> => {
    for (let choice = next(); choice; choice = next()) {
      const { queueId } = choice.item;
      busy.add(queueId);
      outcome[(await claim(choice)) ? 'made' : 'lost'] += 1;
      busy.delete(queueId);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return outcome;
}
