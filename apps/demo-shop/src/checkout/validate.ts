export const FIELDS = ['name', 'email', 'phone', 'street', 'postcode', 'city'] as const;
export type Field = (typeof FIELDS)[number];
export type Problem = 'missing' | 'email' | 'phone' | 'postcode';

const RULES: Partial<Record<Field, RegExp>> = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/,
  phone: /^\+?[\d\s().-]{8,20}$/,
  postcode: /^[\dA-Z][\dA-Z -]{2,9}$/i,
};

/** What is wrong with each field; empty when the order can go. A phone number is not asked for. */
export function problemsOf(values: Record<Field, string>): Partial<Record<Field, Problem>> {
  const problems: Partial<Record<Field, Problem>> = {};
  for (const field of FIELDS) {
    const value = values[field].trim();
    if (!value) {
      if (field !== 'phone') problems[field] = 'missing';
    } else if (RULES[field] && !RULES[field].test(value)) problems[field] = field as Problem;
  }
  return problems;
}
