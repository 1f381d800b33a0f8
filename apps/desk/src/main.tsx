import '@fontsource-variable/inter';
import './app/mantine-styles.ts';
import '@mantine/notifications/styles.layer.css';
import './app/tokens.css';
import './app/global.css';
import { getSession } from '@guichet/contracts';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app/app.tsx';
import { call, keyOf, queryClient } from './app/api.ts';
import { setLanguage, startingLanguage } from './app/i18n.ts';

// Without it zod tries whether code may be made from strings, which the page's policy rightly forbids and reports.
z.config({ jitless: true });

/** A late font would move every line once; a missing one must not hold the desk back. */
const fontIsReady = () =>
  Promise.race([document.fonts.load('14px "Inter Variable"'), new Promise((done) => setTimeout(done, 400))]);

// The session's answer travels while words and font load.
void queryClient.prefetchQuery({ queryKey: keyOf(getSession, {}), queryFn: () => call(getSession, {}), retry: false });
await Promise.all([setLanguage(startingLanguage()), fontIsReady()]);
createRoot(document.getElementById('root')!).render(<App />);
