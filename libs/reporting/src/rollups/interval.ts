/** Of arrival, by which contacts are counted. Every zone in use is a whole number of them from UTC. */
const INTERVAL_MS = 15 * 60_000;

export const intervalOf = (ms: number): Date => new Date(Math.floor(ms / INTERVAL_MS) * INTERVAL_MS);
