import { IconShieldCheck, IconUserQuestion, IconWorld } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../app/time/ago.tsx';
import { amountInWords, basketInWords } from './basket-words.ts';
import { useChat } from './chat-cache.ts';
import type { DeskChat } from './chat-changes.ts';
import { OnlineDot } from './online-dot.tsx';
import { VisitPath } from './visit-path.tsx';
import customer from '../customer/customer.module.css';
import classes from './visitor-facts.module.css';

/** Who is on the page, and where: live, and honest about what is only said. */
export function VisitorFacts({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('chats');
  const chat = useChat(conversationId);
  if (!chat) return null;
  return (
    <section className={customer.section} aria-label={t('visit.title')}>
      <h3 className={customer.heading}>{t('visit.title')}</h3>
      <Vouched isSigned={chat.visitor.isSigned} />
      <CurrentPage chat={chat} />
      <VisitPath pages={chat.context.pages} />
      <Facts chat={chat} />
      <BasketLines chat={chat} />
    </section>
  );
}

/** Whether anybody but himself says who it is. */
export function Vouched({ isSigned }: { isSigned: boolean }) {
  const { t } = useTranslation('chats');
  const Icon = isSigned ? IconShieldCheck : IconUserQuestion;
  return (
    <p className={classes.identity} data-signed={isSigned || undefined}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <span>
        <b>{t(isSigned ? 'visit.signed' : 'visit.anonymous')}</b>{' '}
        {t(isSigned ? 'visit.signedHelp' : 'visit.anonymousHelp')}
      </span>
    </p>
  );
}

function CurrentPage({ chat }: { chat: DeskChat }) {
  const { t } = useTranslation('chats');
  const { context, siteName, visitor } = chat;
  const page = context.pages.at(-1);
  return (
    <p className={classes.page}>
      <IconWorld size={16} stroke={1.75} aria-hidden />
      <span>
        {page ? <PageLink url={page.url} title={page.title} /> : siteName}
        <span className={classes.quiet}>
          {' '}
          <OnlineDot chat={chat} />{' '}
          {visitor.isOnline && page ? (
            <Ago at={page.at} />
          ) : (
            visitor.lastSeenAt && (
              <>
                {t('visit.left')} <Ago at={visitor.lastSeenAt} as="ago" />
              </>
            )
          )}
        </span>
      </span>
    </p>
  );
}

/** A page says its own address: only what a browser would visit becomes a link. */
export function PageLink({ url, title }: { url: string; title: string }) {
  const words = title || url;
  if (!/^https?:\/\//i.test(url)) return <>{words}</>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" title={url}>
      {words}
    </a>
  );
}

function Facts({ chat }: { chat: DeskChat }) {
  const { t, i18n } = useTranslation(['chats', 'customer']);
  const { context, siteName, subject, orderReference, fields, visitor } = chat;
  const { device, referrer, language, values, events } = context;
  const facts: [string, Value][] = [
    // Of whom the shop vouches for, the record has it.
    [t('visit.address'), !visitor.isSigned && visitor.email],
    [t('visit.site'), siteName],
    [t('visit.subject'), subject.join(' › ')],
    [t('visit.order'), context.orderReference || orderReference],
    ...fields.map(({ label, answer }): [string, Value] => [label, answer]),
    [t('visit.from'), referrer && <PageLink url={referrer} title={hostOf(referrer)} />],
    [t('visit.language'), language && languageName(language, i18n.language)],
    [
      t('visit.device'),
      device &&
        [device.browser, device.system, device.screen, device.isMobile && t('visit.mobile')]
          .filter(Boolean)
          .join(' · '),
    ],
    ...Object.entries(values).map(([name, value]): [string, Value] => [name, value]),
    ...events
      .slice(-3)
      .toReversed()
      .map(({ name, data, at }): [string, Value] => [
        name,
        <>
          {data} <Ago at={at} as="time" />
        </>,
      ]),
  ];
  return <FactLines facts={facts} />;
}

/** Those that are known, each with its name. */
export function FactLines({ facts }: { facts: readonly [name: string, Value][] }) {
  return (
    <dl className={customer.facts}>
      {facts
        .filter(([, value]) => value)
        .map(([name, value], index) => (
          <div key={`${name}.${index}`} className={customer.fact}>
            <dt title={name}>{name}</dt>
            <dd>
              <span className={customer.value}>{value}</span>
            </dd>
          </div>
        ))}
    </dl>
  );
}

function BasketLines({ chat }: { chat: DeskChat }) {
  const { t, i18n } = useTranslation('chats');
  const { basket } = chat.context;
  if (!basket || basket.lines.length === 0) return null;
  return (
    <div className={classes.basket}>
      <h4 className={customer.heading}>
        {t('visit.basket')} <span>{basketInWords(basket, i18n.language)}</span>
      </h4>
      <ul>
        {basket.lines.map(({ name, quantity, price }, index) => (
          <li key={index}>
            <span>{quantity === 1 ? name : t('visit.line', { quantity, name })}</span>
            {price !== null && <span>{amountInWords(price * quantity, basket.currency, i18n.language)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

type Value = string | false | null | ReactElement;
const hostOf = (url: string) => URL.parse(url)?.host ?? url;
function languageName(code: string, locale: string) {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
