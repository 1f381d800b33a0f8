import { type Locale, textsOf } from '../locale.ts';

const MAIL = { fr: 'bonjour@atelier-riva.example', en: 'hello@atelier-riva.example' };

export function Contact({ locale }: { locale: Locale }) {
  const { contactPage: texts } = textsOf(locale);
  return (
    <section class="contact">
      <h1>{texts.title}</h1>
      <p class="lead">{texts.lead}</p>
      <div class="ways">
        <div>
          <h2>{texts.write}</h2>
          <p>
            <a href={`mailto:${MAIL[locale]}`}>{MAIL[locale]}</a>
          </p>
        </div>
        <div>
          <h2>{texts.visit}</h2>
          <address>
            {texts.address.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </address>
        </div>
        <div>
          <h2>{texts.hours}</h2>
          {texts.hourLines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </div>
    </section>
  );
}
