export const MICROS_OF_CENT = 10_000;
/** Told while there is still something left to save. */
const ALARM_PART = 0.8;

export const isSpent = (micros: number, perDayCents: number | null): boolean =>
  perDayCents !== null && micros >= perDayCents * MICROS_OF_CENT;

export const isToBeTold = (micros: number, perDayCents: number | null): boolean =>
  perDayCents !== null && micros >= perDayCents * MICROS_OF_CENT * ALARM_PART;
