interface About {
  name: string;
  figure: string;
  news: 'raised' | 'cleared';
  /** Percent, seconds or pieces. */
  value: number | null;
  tenantName: string;
  address: string;
}

const IN_PERCENT = new Set(['levelNow', 'levelToday', 'answerRate', 'occupancy']);
const IN_SECONDS = new Set(['longestWait', 'answerSeconds']);

const TEXTS = {
  fr: {
    raised: (name: string) => `Alerte\u00a0: ${name}`,
    cleared: (name: string) => `Fin d’alerte\u00a0: ${name}`,
    value: (name: string, value: string) => `${name}\u00a0: maintenant ${value}.`,
    nothing: (name: string) => `${name}\u00a0: il n’y a plus rien à mesurer.`,
    board: (tenant: string, address: string) => `Le tableau de bord de ${tenant}\u00a0: ${address}`,
  },
  en: {
    raised: (name: string) => `Alert: ${name}`,
    cleared: (name: string) => `Alert over: ${name}`,
    value: (name: string, value: string) => `${name}: ${value} now.`,
    nothing: (name: string) => `${name}: there is nothing left to measure.`,
    board: (tenant: string, address: string) => `The wallboard of ${tenant}: ${address}`,
  },
};

/** What somebody reads who is told of an alert. */
export function alertMail(locale: string, about: About): { subject: string; text: string } {
  const language = locale === 'fr' ? 'fr' : 'en';
  const words = TEXTS[language];
  const { name, figure, news, value, tenantName, address } = about;
  const says = value === null ? words.nothing(name) : words.value(name, inWords(figure, value, language));
  return { subject: words[news](name), text: `${says}\n\n${words.board(tenantName, address)}\n` };
}

function inWords(figure: string, value: number, language: 'fr' | 'en'): string {
  const number = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'fr', { maximumFractionDigits: 0 }).format(value);
  if (IN_PERCENT.has(figure)) return language === 'fr' ? `${number}\u00a0%` : `${number}%`;
  return IN_SECONDS.has(figure) ? `${number}\u00a0s` : number;
}
