/** Items the router reads and chooses among at once: a choice stays short however many wait. */
const MOST = 200;
/** The first ones are all that is needed for somebody who has become ready. */
const FIRST = 50;

/** How many come next, after so many at once. */
export const nextPage = (size = 0): number => (size ? MOST : FIRST);
