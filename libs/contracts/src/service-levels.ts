/**
 * Six ways to say how many were answered in time; T is the target, "short" who gave up within seconds.
 * F1 (answered<=T + abandoned<=T) / (answered + abandoned), F2 answered<=T / answered, F3 answered<=T / (answered + abandoned),
 * F4 answered<=T / (answered + abandoned>T), F5 (answered<=T + short) / (answered + abandoned),
 * F6 answered<=T / (answered + abandoned - short).
 */
export const SERVICE_LEVEL_FORMULAS = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6'] as const;
export type ServiceLevelFormula = (typeof SERVICE_LEVEL_FORMULAS)[number];
export const DEFAULT_FORMULA: ServiceLevelFormula = 'F6';
/** Who gives up within so many seconds has hardly waited. */
export const SHORT_ABANDON_SECONDS = 5;
