import { answerResolutionLink, ApiError, dateLocale, inspectResolutionLink } from '@guichet/contracts';
import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { call } from '../../app/api.ts';
import { setLanguage } from '../../app/i18n.ts';
import { useErrorText } from '../../app/use-error-text.ts';
import { LogInFrame } from '../log-in/log-in-frame.tsx';
import classes from '../log-in/log-in.module.css';

/** Where the link of a recap leads: the customer says whether his request was settled. Opening it says nothing. */
export function SettledPage() {
  const { t, i18n } = useTranslation('resolution');
  const { token = '' } = useParams();
  const queries = useQueryClient();
  const queryKey = [inspectResolutionLink.path, token];
  const errorText = useErrorText();
  const {
    data: link,
    error,
    refetch,
  } = useQuery({ queryKey, queryFn: () => call(inspectResolutionLink, { token }), gcTime: 0 });
  const answer = useMutation({
    mutationFn: (isSettled: boolean) => call(answerResolutionLink, { token, isSettled }),
    onSuccess: (answered) => queries.setQueryData(queryKey, answered),
    // It may have come too late: what the link says now is shown.
    onError: () => void queries.invalidateQueries({ queryKey }),
  });
  const reasonOf = (failure: unknown) =>
    failure instanceof ApiError && failure.code === 'too_many_requests' ? t('tooMany') : errorText(failure);
  const language = link?.language;
  useEffect(() => {
    if (language) void setLanguage(language);
  }, [language]);

  if (error && !link) {
    const isGone = error instanceof ApiError && error.code === 'not_found';
    return (
      <LogInFrame title={isGone ? t('gone') : t('failed')} intro={isGone ? t('goneHelp') : errorText(error)}>
        {!isGone && (
          <div className={classes.form}>
            <Button onClick={() => void refetch()}>{t('again')}</Button>
          </div>
        )}
      </LogInFrame>
    );
  }
  if (!link)
    return (
      <LogInFrame title={t('question')}>
        <div className={classes.form} aria-busy="true">
          <Skeleton height={36} />
        </div>
      </LogInFrame>
    );
  const { isSettled, answeredAt, canAnswer, companyName: company } = link;
  const at = answeredAt ? new Intl.DateTimeFormat(dateLocale(i18n.language), MOMENT).format(new Date(answeredAt)) : '';
  const said = isSettled === null ? null : isSettled ? 'yes' : 'no';
  return (
    <LogInFrame title={t('question')} intro={t(canAnswer ? 'from' : 'late', { company })}>
      <div className={classes.form}>
        {said && (
          <p role="status" className={classes.said}>
            <b>{t(`said.${said}`, { at })}</b> {t(`thanks.${said}`, { company })}
          </p>
        )}
        {answer.error && canAnswer && (
          <p role="alert" className={classes.refusal}>
            {t('notKept', { reason: reasonOf(answer.error) })}
          </p>
        )}
        {canAnswer && (
          <>
            {said && <p className={classes.intro}>{t('change')}</p>}
            <div className={classes.answers}>
              {(['yes', 'no'] as const).map((word) => (
                <Button
                  key={word}
                  variant={said === null && word === 'yes' ? 'filled' : 'default'}
                  disabled={said === word}
                  loading={answer.isPending && answer.variables === (word === 'yes')}
                  onClick={() => answer.mutate(word === 'yes')}
                >
                  {t(word)}
                </Button>
              ))}
            </div>
          </>
        )}
      </div>
    </LogInFrame>
  );
}

const MOMENT = { day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' } as const;
