import { useTranslation } from 'react-i18next';
import { FactLines, Vouched } from '../chats/visitor-facts.tsx';
import { useCalls } from './my-calls.ts';
import customer from '../customer/customer.module.css';

/** What the caller was asked on the page before his last call, and whether anybody vouches for it. */
export function CallerFacts({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('chats');
  const call = useCalls(conversationId).at(-1);
  if (!call) return null;
  const { caller, subject, siteName } = call;
  return (
    <section className={customer.section} aria-label={t('visit.title')}>
      <h3 className={customer.heading}>{t('visit.title')}</h3>
      <Vouched isSigned={caller.isSigned} />
      <FactLines
        facts={[
          // Of whom the shop vouches for, the record has it.
          [t('visit.address'), !caller.isSigned && caller.email],
          [t('visit.site'), siteName],
          [t('visit.subject'), subject.join(' › ')],
          [t('visit.order'), caller.orderReference],
          ...caller.fields.map(({ label, answer }): [string, string] => [label, answer]),
        ]}
      />
    </section>
  );
}
