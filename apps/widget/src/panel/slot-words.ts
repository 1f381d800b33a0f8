import type { Locale } from '@guichet/contracts';

/** English days and hours are written as in Britain; the contracts' own would bring all of them along. */
export const dateLocale = (language: Locale): string => (language === 'en' ? 'en-GB' : language);

/** Of each moment the day and the time as this browser's clock shows them; a time that comes twice that day has its zone beside it. */
export interface Slot {
  at: string;
  day: string;
  time: string;
}

export function slotsByDay(slots: readonly string[], language: Locale, zone?: string): Map<string, Slot[]> {
  const inZone = zone ? { timeZone: zone } : {};
  const days = new Intl.DateTimeFormat(dateLocale(language), {
    ...inZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const times = new Intl.DateTimeFormat(dateLocale(language), { ...inZone, hour: 'numeric', minute: '2-digit' });
  const exact = new Intl.DateTimeFormat(dateLocale(language), {
    ...{ ...inZone, hour: 'numeric', minute: '2-digit', timeZoneName: 'shortOffset' },
  });
  const all = slots.map((at) => ({ at, day: days.format(new Date(at)), time: times.format(new Date(at)) }));
  const wall = ({ day, time }: Slot) => `${day} ${time}`;
  const walls = Map.groupBy(all, wall);
  const told = all.map((slot) =>
    walls.get(wall(slot))!.length > 1 ? { ...slot, time: exact.format(new Date(slot.at)) } : slot,
  );
  return Map.groupBy(told, (slot) => slot.day);
}

/** In a sentence. */
export const slotWords = (at: string, language: Locale): string =>
  new Date(at).toLocaleString(dateLocale(language), {
    ...{ weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' },
  });

export const timeWords = (at: string, language: Locale): string =>
  new Date(at).toLocaleTimeString(dateLocale(language), { hour: 'numeric', minute: '2-digit' });
