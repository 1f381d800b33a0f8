/** Milliseconds of RFC 3261 §17 (table 4) and RFC 6026 §7.1. */
export const T1 = 500;
export const T2 = 4_000;
export const T4 = 5_000;
/** Timers B, F, H, J, L and M: as long as a request and its retransmissions may be under way. */
export const TRANSACTION_LIFE = 64 * T1;
/** Timer D. */
export const RESPONSE_LINGER = 32_000;
