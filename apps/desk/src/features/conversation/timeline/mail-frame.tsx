import type { Attachment } from '@guichet/contracts';
import { Button, useComputedColorScheme } from '@mantine/core';
import { IconPhotoOff } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mailDocument } from './mail-document.ts';
import classes from './timeline.module.css';

interface MailFrameProps {
  html: string;
  /** Its plain text: says about how high it will be before it is drawn. */
  text: string;
  attachments: readonly Attachment[];
  hasRemoteImages: boolean;
}

const LINE = 21;
const heightOf = (text: string) =>
  LINE *
  text
    .trim()
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / 80)), 0);

/**
 * Somebody else's HTML. The sandbox lets no script run (there is no `allow-scripts`); `allow-same-origin` is there so
 * that this side can measure the height and follow the keys.
 */
export function MailFrame({ html, text, attachments, hasRemoteImages }: MailFrameProps) {
  const { t } = useTranslation('conversation');
  const isDark = useComputedColorScheme('light') === 'dark';
  const [showsImages, setShowsImages] = useState(false);
  const [height, setHeight] = useState(() => heightOf(text));
  const frame = useRef<HTMLIFrameElement>(null);
  const quoteLabel = t('message.quote');
  // Signed addresses are new in each answer: the mail is only drawn again when its parts differ.
  const parts = attachments.map(({ id }) => id).join();
  const source = useMemo(
    () => mailDocument(html, { attachments, showsImages, isDark, quoteLabel }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [html, parts, showsImages, isDark, quoteLabel],
  );
  const watch = useRef<ResizeObserver>(null);
  useEffect(() => () => watch.current?.disconnect(), []);
  const onLoad = () => {
    const inside = frame.current?.contentDocument;
    if (!inside) return;
    const measure = () => setHeight(Math.ceil(Math.max(inside.body.scrollHeight, inside.body.offsetHeight)));
    watch.current?.disconnect();
    watch.current = new ResizeObserver(measure);
    watch.current.observe(inside.body);
    measure();
    // A key pressed after a click into the mail still belongs to the desk.
    inside.addEventListener('keydown', (event) => {
      if (event.ctrlKey && event.key === 'c') return;
      const { key, ctrlKey, metaKey, shiftKey } = event;
      const again = new KeyboardEvent('keydown', { key, ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true });
      if (!document.body.dispatchEvent(again)) event.preventDefault();
    });
  };
  return (
    <>
      {hasRemoteImages && !showsImages && (
        <div className={classes.banner}>
          <IconPhotoOff size={16} stroke={1.75} aria-hidden />
          <span>{t('message.imagesBlocked')}</span>
          <Button variant="default" size="compact-xs" onClick={() => setShowsImages(true)}>
            {t('message.showImages')}
          </Button>
        </div>
      )}
      <iframe
        ref={frame}
        className={classes.frameElement}
        title={t('message.frame')}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={source}
        style={{ height }}
        onLoad={onLoad}
      />
    </>
  );
}
