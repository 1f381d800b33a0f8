import { completeFollowUp, getConversation, getTimeline, listViews, type FollowUp } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconCalendarClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { keyOf, queryClient, useAction } from '../../app/api.ts';
import { useUserName } from '../../app/people.ts';
import { useSession } from '../../app/session.tsx';
import { useNow } from '../../app/time/use-now.ts';
import { dayAndTime, exactTime } from '../../app/time/words.ts';
import { tellFailure } from '../../app/tell.ts';
import { useErrorText } from '../../app/use-error-text.ts';
import classes from './customer.module.css';

/** Promises still to be kept, the late ones in red. */
export function FollowUps({ followUps, conversationId }: { followUps: readonly FollowUp[]; conversationId: string }) {
  const { t, i18n } = useTranslation('customer');
  const { can } = useSession();
  const nameOf = useUserName();
  const words = useErrorText();
  const now = useNow();
  const done = useAction(completeFollowUp, {
    invalidates: [listViews, getTimeline],
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: keyOf(getConversation, { conversationId }) }),
    onError: (error) => tellFailure(t('notSaved'), words(error)),
  });
  const open = followUps.filter((one) => !one.doneAt);
  if (open.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('promises.title', { count: open.length })}</h3>
      {open.map((one) => {
        const isLate = Date.parse(one.dueAt) < now;
        return (
          <div key={one.id} className={classes.promise} data-late={isLate || undefined}>
            <IconCalendarClock size={18} stroke={1.75} aria-hidden />
            <div className={classes.promiseWords}>
              <strong>{one.text}</strong>
              <span title={exactTime(one.dueAt, i18n.language)}>
                {isLate && `${t('promises.late')} · `}
                {dayAndTime(one.dueAt, i18n.language)}
                {one.ownerId && ` · ${nameOf(one.ownerId)}`}
              </span>
            </div>
            {can('conversation.write') && (
              <Button
                size="compact-xs"
                variant="default"
                loading={done.isPending}
                onClick={() => done.mutate({ followUpId: one.id })}
              >
                {t('promises.done')}
              </Button>
            )}
          </div>
        );
      })}
    </section>
  );
}
