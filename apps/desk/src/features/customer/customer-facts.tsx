import { addIdentity, ApiError, removeIdentity, ValueClass, type Customer } from '@guichet/contracts';
import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { Fragment, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { tellFailure } from '../../app/tell.ts';
import { useErrorText } from '../../app/use-error-text.ts';
import { takeCustomer, useUpdateCustomer } from './use-update-customer.ts';
import classes from './customer.module.css';

const LANGUAGES = ['fr', 'en', 'de', 'es', 'it', 'nl', 'pt'];
/** The others, as the browser calls them. */
function nameOfLanguage(code: string, locale: string) {
  try {
    const name = new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  } catch {
    return code;
  }
}

/** Addresses, language and value: changed where they are read. */
export function CustomerFacts({ customer }: { customer: Customer }) {
  const { t, i18n } = useTranslation(['customer', 'app']);
  const { can } = useSession();
  const words = useErrorText();
  const update = useUpdateCustomer();
  const mayWrite = can('customer.write');
  const [isAdding, setAdding] = useState(false);
  const [email, setEmail] = useState('');
  const add = useAction(addIdentity, {
    onSuccess: (next) => {
      takeCustomer(next);
      setAdding(false);
      setEmail('');
    },
  });
  const remove = useAction(removeIdentity, {
    onSuccess: takeCustomer,
    onError: (error) => tellFailure(t('notSaved'), words(error)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ customerId: customer.id, kind: 'email', value: email });
  };
  const refusal =
    add.error instanceof ApiError && add.error.code === 'already_exists' ? t('addressTaken') : words(add.error);
  // What a browser is known by tells nobody anything.
  const named = customer.identities.filter(({ kind }) => kind !== 'visitor');
  const language = customer.language ?? '';
  const languages = LANGUAGES.includes(language) || !language ? LANGUAGES : [...LANGUAGES, language];
  const save = (values: object) => update.mutate({ customerId: customer.id, version: customer.version, ...values });
  return (
    <dl className={classes.facts}>
      {named.map(({ id, kind, value }) => (
        <div key={id} className={classes.fact}>
          <dt>{t(`identity.${kind}`)}</dt>
          <dd>
            <span className={classes.value}>
              {value.split('@').map((part, index) => (
                <Fragment key={index}>
                  {index > 0 && (
                    <>
                      <wbr />@
                    </>
                  )}
                  {part}
                </Fragment>
              ))}
            </span>
            {mayWrite && kind === 'email' && customer.identities.length > 1 && (
              <ActionIcon
                size="xs"
                className={classes.onHover ?? ''}
                aria-label={t('removeAddress', { value })}
                onClick={() => remove.mutate({ customerId: customer.id, identityId: id })}
              >
                <IconX size={12} />
              </ActionIcon>
            )}
          </dd>
        </div>
      ))}
      {mayWrite && (
        <div className={classes.fact}>
          <dt>{isAdding ? t('identity.email') : ''}</dt>
          <dd>
            {isAdding ? (
              <form onSubmit={submit}>
                <TextInput
                  size="xs"
                  type="email"
                  aria-label={t('addAddress')}
                  value={email}
                  error={add.error && refusal}
                  onChange={(event) => setEmail(event.currentTarget.value)}
                  onKeyDown={(event) => event.key === 'Escape' && setAdding(false)}
                  autoFocus
                />
              </form>
            ) : (
              <button type="button" className={classes.add} onClick={() => setAdding(true)}>
                <IconPlus size={14} stroke={1.75} aria-hidden /> {t('addAddress')}
              </button>
            )}
          </dd>
        </div>
      )}
      <div className={classes.fact}>
        <dt>{t('language')}</dt>
        <dd>
          <NativeSelect
            variant="unstyled"
            size="xs"
            aria-label={t('language')}
            disabled={!mayWrite}
            value={language}
            data={[
              { value: '', label: t('languageUnknown') },
              ...languages.map((one) => ({
                value: one,
                label: t(`app:language.${one}`, { defaultValue: nameOfLanguage(one, i18n.language) }),
              })),
            ]}
            onChange={(event) => save({ language: event.currentTarget.value || null })}
          />
        </dd>
      </div>
      <div className={classes.fact}>
        <dt>{t('value')}</dt>
        <dd>
          <NativeSelect
            variant="unstyled"
            size="xs"
            aria-label={t('value')}
            disabled={!mayWrite}
            value={customer.valueClass}
            data={ValueClass.options.map((one) => ({ value: one, label: t(`app:valueClass.${one}`) }))}
            onChange={(event) => save({ valueClass: event.currentTarget.value })}
          />
        </dd>
      </div>
    </dl>
  );
}
