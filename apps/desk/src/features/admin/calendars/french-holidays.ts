const DAY = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher), as UTC midnight. */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const n = h + l - 7 * m;
  const month = Math.floor((n + 90) / 25);
  return Date.UTC(year, month - 1, (n + 33 * month + 19) % 32);
}

/** Days off in all of France (Code du travail, L3133-1); Alsace-Moselle and overseas have more. */
const FIXED = {
  newYear: [1, 1],
  labour: [5, 1],
  victory: [5, 8],
  national: [7, 14],
  assumption: [8, 15],
  allSaints: [11, 1],
  armistice: [11, 11],
  christmas: [12, 25],
} as const;
/** Days after Easter Sunday. */
const MOVING = { easterMonday: 1, ascension: 39, whitMonday: 50 } as const;
export type FrenchHoliday = keyof typeof FIXED | keyof typeof MOVING;

function ofYear(year: number): { date: string; code: FrenchHoliday }[] {
  const fixed = Object.entries(FIXED).map(([code, [month, day]]) => ({
    code: code as FrenchHoliday,
    date: iso(Date.UTC(year, month - 1, day)),
  }));
  const moving = Object.entries(MOVING).map(([code, days]) => ({
    code: code as FrenchHoliday,
    date: iso(easter(year) + days * DAY),
  }));
  return [...fixed, ...moving];
}

/** Those of the twelve months from a date on, itself included, in order. */
export function frenchHolidays(from: string): { date: string; code: FrenchHoliday }[] {
  const year = Number(from.slice(0, 4));
  const end = `${year + 1}${from.slice(4)}`;
  return [...ofYear(year), ...ofYear(year + 1)]
    .filter(({ date }) => date >= from && date < end)
    .toSorted((a, b) => a.date.localeCompare(b.date));
}
