/** What of a log is used here; pino's fits. */
export interface MediaLog {
  error(facts: object, message: string): void;
}
