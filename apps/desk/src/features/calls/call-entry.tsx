import { listRecordings, type DeskCall } from '@guichet/contracts';
import { IconPhone, IconPhoneX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { useUserName } from '../../app/people.ts';
import { clockOf } from '../../app/time/clock.ts';
import { clockTime } from '../../app/time/words.ts';
import { useSecond } from '../../app/time/use-second.ts';
import { outcomeOf, partsOf, spokenSeconds, wasBad } from './call-words.ts';
import { RecordingPlayer } from './recording-player.tsx';
import lines from '../conversation/timeline/timeline.module.css';
import classes from './call-entry.module.css';

/** A call in the timeline: how it went, who spoke, and what was written of it. */
export function CallEntry({ call, callerName }: { call: DeskCall; callerName: string }) {
  const { t, i18n } = useTranslation('calls');
  const nameOf = useUserName();
  const isOver = call.state === 'ended';
  const parts = partsOf(call.legs);
  const Icon = isOver && !call.answeredAt ? IconPhoneX : IconPhone;
  const facts = [
    callerName,
    call.subject.join(' › '),
    ...(parts.length > 1
      ? parts.map(({ userId, seconds }) => nameOf(userId) + (seconds === null ? '' : ` ${clockOf(seconds)}`))
      : parts.map(({ userId }) => nameOf(userId))),
  ].filter(Boolean);
  return (
    <article className={lines.entry} aria-label={t(call.siteId ? 'entry' : 'entryTo', { name: callerName })}>
      <span className={lines.noticeIcon}>
        <Icon size={20} stroke={1.75} aria-hidden />
      </span>
      <div className={lines.body}>
        <p className={classes.head}>
          <b>{t(call.siteId ? 'incoming' : 'outgoing')}</b>
          <span className={lines.how}>
            {facts.join(' · ')} · {clockTime(call.startedAt, i18n.language)}
          </span>
        </p>
        <p className={classes.outcome} data-live={!isOver || undefined}>
          <span>{t(call.siteId ? outcomeOf(call) : [`toNumber.${outcomeOf(call)}`, outcomeOf(call)])}</span>
          <Duration call={call} />
          {isOver && wasBad(call.legs) && <span className={classes.bad}>{t('badLine')}</span>}
        </p>
        <Recordings call={call} />
      </div>
    </article>
  );
}

function Duration({ call }: { call: DeskCall }) {
  const spoken = spokenSeconds(call);
  if (spoken !== null) return <span className={classes.clock}>{clockOf(spoken)}</span>;
  return call.answeredAt && call.state === 'talking' ? <Running since={call.answeredAt} /> : null;
}
function Running({ since }: { since: string }) {
  useSecond(since);
  return <span className={classes.clock}>{clockOf((Date.now() - Date.parse(since)) / 1000)}</span>;
}

/** What the call was written as, each with its player; what was deleted is said so. */
function Recordings({ call }: { call: DeskCall }) {
  const { t, i18n } = useTranslation('calls');
  const { conversationId, id, answeredAt } = call;
  const all = useAnswer(listRecordings, answeredAt ? { conversationId } : null).data?.recordings ?? [];
  return all
    .filter(({ callId }) => callId === id)
    .map((recording) =>
      recording.deletedAt ? (
        <p key={recording.id} className={classes.deleted}>
          {t('player.deleted', { at: new Date(recording.deletedAt).toLocaleDateString(i18n.language) })}
        </p>
      ) : (
        <RecordingPlayer key={recording.id} recording={recording} />
      ),
    );
}
