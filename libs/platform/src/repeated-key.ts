const UNIQUE_VIOLATION = '23505';

/** Two transactions wrote the same unique value, and this one lost. Of `db.raw`, where Postgres itself says so. */
export const isRepeatedKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === UNIQUE_VIOLATION;
