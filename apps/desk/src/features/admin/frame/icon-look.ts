/** Size and stroke of icons beside words; the words say it, so they are hidden from screen readers. */
export const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
