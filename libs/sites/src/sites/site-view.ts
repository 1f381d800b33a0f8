import { MAX_CHAT_FILE_BYTES, MAX_CHAT_TEXT, type Site, type WidgetConfig } from '@guichet/contracts';
import type { rows } from '@guichet/platform';
import { type SiteRow, typedSite } from './site-directory.service.ts';

type Row = rows.Site & { secrets: rows.SiteSecret[] };

/** The one line that a page carries. */
const scriptOf = (publicUrl: string, siteKey: string): string =>
  `<script async src="${new URL('/widget/loader.js', publicUrl).href}" data-site="${siteKey}"></script>`;

/** As the administrator sees it. */
export function siteView(row: Row, inbox: rows.Inbox, publicUrl: string): Site {
  const { id, key, name, isEnabled, origins, calendarId, mailInboxId, offersWhenBusy, idleMinutes, closeMinutes } = row;
  const { callQueueId, callbackQueueId, hasVoiceMenu } = row;
  const { appearance, fields, menu } = typedSite(row);
  return {
    ...{ id, key, name, isEnabled, origins, calendarId, mailInboxId, offersWhenBusy, idleMinutes, closeMinutes },
    ...{ callQueueId, callbackQueueId, hasVoiceMenu },
    ...{ appearance, fields, menu, inboxId: row.inboxId, queueId: inbox.queueId, teamId: inbox.teamId },
    language: row.language as Site['language'],
    hasLogo: row.logoFileKey !== null,
    script: scriptOf(publicUrl, key),
    secrets: row.secrets.map(({ id, ending, createdAt }) => ({ id, ending, createdAt: createdAt.toISOString() })),
  };
}

/** As visitors' pages see it: nothing of queues, people or secrets. */
export function widgetConfig(site: SiteRow): WidgetConfig {
  return {
    name: site.name,
    language: site.language as WidgetConfig['language'],
    appearance: site.appearance,
    logoUrl: site.logoFileKey ? `/api/widget/${site.key}/logo` : null,
    fields: site.fields,
    menu: site.menu.map(({ id, parentId, label, asksOrder, answer }) => ({ id, parentId, label, asksOrder, answer })),
    hasVoiceMenu: site.hasVoiceMenu,
    hasForm: site.mailInboxId !== null,
    hasTranscript: site.mailInboxId !== null,
    maxFileBytes: MAX_CHAT_FILE_BYTES,
    maxTextLength: MAX_CHAT_TEXT,
  };
}
