const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 5322 section 4.3; other letters mean nothing certain and count as UTC. */
const ZONES: Readonly<Record<string, number>> = {
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  CET: 60,
  CEST: 120,
  MET: 60,
  BST: 60,
};

const DATE =
  /(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]{0,6}[\s,-]+(\d{2,4})[\s,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s{0,9}([+-]\d{4}|[A-Z]{1,5})?/;

/** Reads a Date header (RFC 5322 section 3.3 and its old forms) as ISO 8601 in UTC; null when it cannot be one. */
export function readMailDate(header: string): string | null {
  const match = DATE.exec(header.slice(0, 200));
  if (!match) return readOtherForm(header.slice(0, 60));
  const [, day, monthName, yearText, hour, minute, second, zone] = match;
  const month = MONTHS.indexOf((monthName ?? '').toLowerCase());
  if (month < 0) return null;
  const time = Date.UTC(
    fullYear(yearText ?? ''),
    month,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second ?? 0),
  );
  return toIso(time - offsetMinutes(zone ?? '') * 60_000);
}

/** RFC 5322 section 4.3: two digits below 50 are 20xx, other two and three digits count from 1900. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length >= 4) return year;
  return text.length === 2 && year < 50 ? 2000 + year : 1900 + year;
}

function offsetMinutes(zone: string): number {
  const digits = /^([+-])(\d{2})(\d{2})$/.exec(zone);
  if (!digits) return ZONES[zone] ?? 0;
  return (digits[1] === '-' ? -1 : 1) * (Number(digits[2]) * 60 + Number(digits[3]));
}

function readOtherForm(text: string): string | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : toIso(time);
}

function toIso(time: number): string | null {
  // Postgres and people both stop believing outside this range.
  if (Number.isNaN(time) || time < Date.UTC(1970, 0, 1) || time > Date.UTC(2100, 0, 1)) return null;
  return new Date(time).toISOString();
}
