import type { TimelineEntry } from '@guichet/contracts';
import { IconInfoCircle, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { timesInWords } from '../../../app/time/words.ts';
import { rawLink } from './raw-link.ts';
import classes from './timeline.module.css';

/** Notices that mean: what you see may not be all; the original helps. */
const INCOMPLETE = /^(winmail|too-|empty|shortened|truncated|smime-encrypted|pgp|charset-guessed|no-sender)/;

export function Notices({ entry }: { entry: Extract<TimelineEntry, { type: 'message' }> }) {
  const { t, i18n } = useTranslation('conversation');
  return entry.notices.map(({ kind, detail: told }) => {
    const detail = kind === 'calendar' && told !== null ? timesInWords(told, i18n.language) : told;
    const isGood = kind === 'smime-signed';
    const Icon = isGood ? IconShieldCheck : IconInfoCircle;
    return (
      <div key={kind + detail} className={classes.banner} data-tone={isGood ? 'ok' : undefined}>
        <Icon size={16} stroke={1.75} aria-hidden />
        <span>
          {t(`notices.${kind}`, {
            detail,
            defaultValue: t('notices.other', { kind, detail }),
          })}
        </span>
        {entry.hasRaw && INCOMPLETE.test(kind) && (
          <a href={rawLink(entry.id)} download>
            {t('message.raw')}
          </a>
        )}
      </div>
    );
  });
}
