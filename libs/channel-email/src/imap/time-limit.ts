/** An operation took longer than it may. */
export class TimeLimitExceeded extends Error {
  constructor(what: string, ms: number) {
    super(`${what} took more than ${ms} ms`);
  }
}

/** Rejects with {@link TimeLimitExceeded} when the work takes too long. The work goes on: the caller ends its connection. */
export async function withinTime<T>(what: string, ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitExceeded(what, ms)), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
