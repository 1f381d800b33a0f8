/** Items the router reads and chooses among at once: a choice stays short however many wait. */
export const PAGE = 500;
