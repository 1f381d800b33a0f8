import {
  addressOf,
  getWidgetLogo,
  MAX_CHAT_FILE_BYTES,
  MAX_CHAT_TEXT,
  type Site,
  type WidgetConfig,
} from '@guichet/contracts';
import { SegmentedControl, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldsOf, type SiteValues } from './site-values.ts';
import classes from './sites.module.css';

/** Served beside the widget: the widget itself, on a line to nobody. */
const PAGE = '/widget/preview.html';
const REST_MS = 250;
const STATES = ['open', 'away'] as const;
const LANGUAGES = ['fr', 'en'] as const;

function configOf(values: SiteValues, site: Site | undefined): WidgetConfig {
  const { name, language, appearance, mailInboxId } = values;
  return {
    ...{ name: name || '…', language, appearance },
    logoUrl: site?.hasLogo ? addressOf(getWidgetLogo, { siteKey: site.key }).url : null,
    fields: fieldsOf(values),
    menu: values.menu.map(({ id, parentId, label, asksOrder, hasAnswer, answer }) => ({
      ...{ id, parentId, label, asksOrder, answer: hasAnswer ? answer : null },
    })),
    hasVoiceMenu: values.hasVoiceMenu,
    ...{ hasForm: mailInboxId !== null, hasTranscript: mailInboxId !== null },
    ...{ maxFileBytes: MAX_CHAT_FILE_BYTES, maxTextLength: MAX_CHAT_TEXT },
  };
}

/** As visitors will see it, while one types. Nothing of it is sent. */
export function SitePreview({ values, site }: { values: SiteValues; site: Site | undefined }) {
  const { t, i18n } = useTranslation(['site-settings', 'app']);
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setReady] = useState(false);
  const [state, setState] = useState<(typeof STATES)[number]>('open');
  const [language, setLanguage] = useState<(typeof LANGUAGES)[number]>(i18n.language === 'en' ? 'en' : 'fr');
  const [config] = useDebouncedValue(JSON.stringify(configOf(values, site)), REST_MS);
  const canCall = values.callQueueId !== null;
  const canCallBack = values.callbackQueueId !== null;
  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent<{ type?: string } | null>) => {
      const isOurs = origin === location.origin && source === frame.current?.contentWindow;
      if (isOurs && data?.type === 'guichet-preview-ready') setReady(true);
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  useEffect(() => {
    if (!isReady) return;
    const site = JSON.parse(config) as WidgetConfig;
    const message = { type: 'guichet-preview', config: site, language, state, canCall, canCallBack };
    frame.current?.contentWindow?.postMessage(message, location.origin);
  }, [isReady, config, language, state, canCall, canCallBack]);
  return (
    <aside className={classes.preview} aria-label={t('preview.title')}>
      <Title order={2} className={classes.previewTitle}>
        {t('preview.title')}
      </Title>
      <div className={classes.previewChoices}>
        <SegmentedControl
          size="xs"
          aria-label={t('preview.state')}
          data={STATES.map((value) => ({ value, label: t(`preview.states.${value}`) }))}
          value={state}
          onChange={(value) => setState(value as typeof state)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('preview.language')}
          data={LANGUAGES.map((value) => ({ value, label: t(`app:language.${value}`) }))}
          value={language}
          onChange={(value) => setLanguage(value as typeof language)}
        />
      </div>
      <iframe ref={frame} className={classes.frame} src={PAGE} title={t('preview.title')} />
      <p className={classes.help}>{t('preview.help')}</p>
    </aside>
  );
}
