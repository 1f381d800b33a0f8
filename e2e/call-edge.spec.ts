import { expect, type Page, test } from '@playwright/test';
import { isUp, startApi } from '../scripts/api-process.ts';
import { freePort } from '../scripts/postgres-server.ts';
import { missingPackages, wish } from '../scripts/test-packages.ts';
import { startDeployedRtpengine, startKamailio } from '../scripts/voice/running-edge.ts';
import { bar, cardOf, goReady, hears, hearsMusic, post, press, recordedIn, setRecorded, wrapUp } from './call-steps.ts';
import { openDesk } from './desk.ts';
import { beginCall, panelOf, visitShop } from './shop.ts';

const [CALLER, AGENT] = [440, 1230];
const TONES = [CALLER, AGENT];
const ROSE = 'Rose Petit';

const missing = missingPackages(['rtpengine-daemon', 'kamailio', 'kamailio-websocket-modules']);
test.describe.configure({ mode: 'serial' });
test.skip(missing.length > 0, `Not run without ${wish(missing)}`);

interface Form {
  url: string;
  /** Where browsers speak SIP. */
  line: string;
}
const DIRECT = 'rtpengine';
const EDGE = 'Kamailio and rtpengine, as they are deployed';
const forms = new Map<string, Form>();
const running: { stop(): Promise<void> }[] = [];
let admin: Page;
let desk: Page;

test.beforeAll(async ({ browser }) => {
  const rtpengine = await startDeployedRtpengine();
  running.push(rtpengine);
  const sipPort = await freePort();
  const edge = await startKamailio(sipPort);
  running.push(edge);
  const sound = { MEDIA_DRIVER: 'rtpengine', RTPENGINE_PORT: String(rtpengine.port) };
  const atEdge = { ...sound, SIP_UDP_PORT: String(sipPort), SIP_PUBLIC_URL: edge.url };
  const [direct, behind] = await Promise.all([start(sound), start(atEdge)]);
  forms.set(DIRECT, { url: direct, line: `${direct.replace('http', 'ws')}/sip` });
  forms.set(EDGE, { url: behind, line: edge.url });
  admin = await openDesk(browser, 'administrator');
  await setRecorded(admin, true);
  desk = await openDesk(browser, 'agent', { hertz: AGENT });
});
test.afterAll(async () => {
  await setRecorded(admin, false);
  await post(desk, '/api/me/status', { action: 'leave' });
  for (const page of [admin, desk]) await page.context().close();
  for (const one of running.toReversed()) await one.stop();
});

/** An app beside that of the other journeys, on the same database: whoever is logged in there is here. */
async function start(more: NodeJS.ProcessEnv): Promise<string> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = JSON.parse(process.env.E2E_APP_SETTINGS!) as NodeJS.ProcessEnv;
  const app = startApi({ ...settings, PORT: String(port), PUBLIC_URL: url, SMTP_DOOR_PORT: '0', ...more });
  running.push(app);
  expect(await isUp(app, url)).toBe(true);
  return url;
}

/** Where this page speaks SIP from now on. */
function sipLines(page: Page): Set<string> {
  const urls = new Set<string>();
  page.on('websocket', (socket) => socket.url().endsWith('/sip') && urls.add(socket.url()));
  return urls;
}

for (const name of [DIRECT, EDGE])
  test(`a call from the shop to the desk through ${name}: queue, talk, hold, end, recording`, async ({ browser }) => {
    const { url, line } = forms.get(name)!;
    const deskLines = sipLines(desk);
    await desk.goto(`${url}/inbox/todo`);
    await goReady(desk);
    const { context, page } = await visitShop(browser, `${url}/shop/en/`, { hertz: CALLER });
    const callerLines = sipLines(page);
    await beginCall(page, ROSE);
    await hearsMusic(page, TONES);
    await expect(cardOf(desk, ROSE)).toBeVisible();
    await expect.poll(() => [...deskLines, ...callerLines]).toEqual([line, line]);
    await cardOf(desk, ROSE).getByRole('button', { name: 'Take' }).click();
    await hears(page, TONES, AGENT);
    await hears(desk, TONES, CALLER);
    await expect(desk).toHaveURL(/\/inbox\/todo\/[0-9a-f-]{36}$/);
    const conversationId = desk.url().split('/').at(-1)!;

    await press(desk, 'Hold');
    await hearsMusic(page, TONES);
    await press(desk, 'Resume');
    await hears(page, TONES, AGENT);
    await hears(desk, TONES, CALLER);
    await press(desk, 'Hang up');
    await expect(bar(desk)).toHaveCount(0);
    await expect(panelOf(page)).toContainText('hung up.');
    expect(await recordedIn(desk, conversationId, TONES)).toEqual([[CALLER], [AGENT]]);
    await wrapUp(desk);
    await context.close();
  });
