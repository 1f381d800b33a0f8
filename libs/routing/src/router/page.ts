/** Items the router reads and chooses among at once: a choice stays short however many wait. */
export const PAGE = 500;
/** The first ones are all that is needed for somebody who has become ready. */
const FIRST_PAGE = 50;

export const nextPage = (size = 0): number => Math.min(PAGE, size ? size * 4 : FIRST_PAGE);
