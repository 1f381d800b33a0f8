import {
  cancelLinkedCallback,
  dateLocale,
  inspectCallbackLink,
  type LinkedCallback,
  moveLinkedCallback,
} from '@guichet/contracts';
import { Button, Group, Select, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { call } from '../../app/api.ts';
import { setLanguage } from '../../app/i18n.ts';
import { LogInFrame } from '../log-in/log-in-frame.tsx';
import { useCallbackError } from './use-callback-error.ts';
import classes from '../log-in/log-in.module.css';

/** Where the link of a call-back's mail leads: whoever asked moves or cancels it, or asks again. Looking changes nothing. */
export function CallBackPage() {
  const { t } = useTranslation('callbacks');
  const { token = '' } = useParams();
  const queries = useQueryClient();
  const queryKey = [inspectCallbackLink.path, token];
  const errorOf = useCallbackError();
  const { data: link, error } = useQuery({ queryKey, queryFn: () => call(inspectCallbackLink, { token }), gcTime: 0 });
  const change = useMutation({
    mutationFn: (at: string | null) =>
      at ? call(moveLinkedCallback, { token, at }) : call(cancelLinkedCallback, { token }),
    onSuccess: (changed) => queries.setQueryData(queryKey, changed),
    // Another may have been faster: what is free now is shown.
    onError: () => void queries.invalidateQueries({ queryKey }),
  });
  const language = link?.language;
  useEffect(() => {
    if (language) void setLanguage(language);
  }, [language]);
  if (error) return <LogInFrame title={t('link.gone')} intro={t('link.goneHelp')} children={null} />;
  if (!link)
    return (
      <LogInFrame title={t('card')}>
        <div className={classes.form} aria-busy="true">
          <Skeleton height={58} />
        </div>
      </LogInFrame>
    );
  return (
    <LogInFrame title={link.siteName} intro={<Standing link={link} />}>
      <div className={classes.form}>
        {change.error && (
          <p role="alert" className={classes.refusal}>
            {errorOf(change.error)}
          </p>
        )}
        {(link.canChange || link.slots.length > 0) && (
          <Change key={link.promisedAt} link={link} isBusy={change.isPending} onChange={(at) => change.mutate(at)} />
        )}
      </div>
    </LogInFrame>
  );
}

function Standing({ link }: { link: LinkedCallback }) {
  const { t, i18n } = useTranslation('callbacks');
  const { state, promisedAt, numberWords: number } = link;
  const when = promisedAt
    ? new Intl.DateTimeFormat(dateLocale(i18n.language), MOMENT).format(new Date(promisedAt))
    : '';
  return <span role="status">{t(`link.${state === 'scheduled' && when ? 'promised' : state}`, { number, when })}</span>;
}

const DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const MOMENT = { ...DAY, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;

interface ChangeProps {
  link: LinkedCallback;
  isBusy: boolean;
  onChange: (at: string | null) => void;
}
function Change({ link, isBusy, onChange }: ChangeProps) {
  const { t, i18n } = useTranslation('callbacks');
  const days = useMemo(() => {
    const day = new Intl.DateTimeFormat(dateLocale(i18n.language), DAY);
    return Map.groupBy(link.slots, (at) => day.format(new Date(at)));
  }, [link.slots, i18n.language]);
  const names = [...days.keys()];
  const [wanted, setDay] = useState<string | null>(null);
  const [at, setAt] = useState<string | null>(null);
  const day = wanted && days.has(wanted) ? wanted : (names[0] ?? null);
  const time = new Intl.DateTimeFormat(dateLocale(i18n.language), {
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  const times = (day ? days.get(day)! : []).map((value) => ({ value, label: time.format(new Date(value)) }));
  return (
    <>
      {names.length > 0 && (
        <>
          <Select label={t('link.day')} data={names} value={day} allowDeselect={false} onChange={setDay} />
          <Select
            label={t('link.time')}
            placeholder={t('link.choose')}
            data={times}
            value={times.some(({ value }) => value === at) ? at : null}
            onChange={setAt}
          />
        </>
      )}
      <Group>
        {names.length > 0 && (
          <Button disabled={!at} loading={isBusy} onClick={() => onChange(at)}>
            {t(link.canChange ? 'link.move' : 'link.again')}
          </Button>
        )}
        {link.canChange && (
          <Button variant="default" loading={isBusy} onClick={() => onChange(null)}>
            {t('link.cancel')}
          </Button>
        )}
      </Group>
    </>
  );
}
