/** Whole ones; 0 where it never began. */
export const secondsBetween = (from: Date | null, to: Date): number =>
  from ? Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000)) : 0;
