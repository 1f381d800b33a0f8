/** Null instead of a division by nothing, so that no figure is ever NaN. */
export const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
