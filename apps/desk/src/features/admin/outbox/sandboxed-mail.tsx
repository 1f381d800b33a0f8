import { useRef, useState } from 'react';
import classes from './outbox-reader.module.css';

/**
 * No script runs in it and nothing is fetched from outside. `allow-same-origin` without `allow-scripts` lets us read
 * its height; links open in a tab of their own, where an invitation can be accepted.
 */
const SANDBOX = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';
const HEAD = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><base target="_blank">`;

export function SandboxedMail({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState<number>();
  const fit = () => setHeight(frame.current?.contentDocument?.documentElement.scrollHeight);
  return (
    <iframe
      ref={frame}
      className={classes.frame}
      title={title}
      sandbox={SANDBOX}
      srcDoc={HEAD + html}
      height={height}
      onLoad={fit}
    />
  );
}
