import { join } from 'node:path';
import {
  changeMyStatus,
  type Client,
  createClient,
  DEMO_SITE_KEY,
  listAgentSettings,
  listInboxSettings,
  listQueueSettings,
  listSites,
  updateAgent,
  updateProfile,
  updateQueue,
  updateSite,
} from '@guichet/contracts';
import { runEntry } from '../api-process.ts';
import { freePort } from '../postgres-server.ts';
import { TrialApp } from '../trial/trial-app.ts';
import { TRIAL_SECRET, type TrialDatabase } from '../trial/trial-database.ts';
import { TRIAL_ORIGIN } from '../chat/trial-site.ts';

const PASSWORD = 'correct horse battery staple';
const CHATS_AT_ONCE = 20;
/** Nothing here hangs on how fast the machine is: an offer waits until it was looked at. */
const UNHURRIED = { offerSeconds: 600, wrapUpSeconds: 3600 };

export interface Counter {
  app: TrialApp;
  agent: { cookie: string; call: Client };
  doorAddress: string;
  siteKey: string;
}

/** The app with a fresh demo shop, and an agent of it who has room for many chats. */
export async function openCounter(folder: string, database: TrialDatabase): Promise<Counter> {
  const demo = { GUICHET_DEMO: '1', GUICHET_DEMO_PASSWORD: PASSWORD, WIDGET_SOCKETS_PER_ADDRESS: '100000' };
  await runEntry('seed-demo', 'seedDemo', {
    ...process.env,
    ...demo,
    ...{ GUICHET_ROLE: 'web', GUICHET_SECRET: TRIAL_SECRET, FILES_DIR: join(folder, 'files') },
    ...{ APP_DATABASE_URL: database.urls.appUrl, JOBS_DATABASE_URL: database.urls.jobsUrl },
    ...{ PORT: String(await freePort()), SMTP_DOOR_PORT: String(await freePort()), METRICS_PORT: '0' },
  });
  const app = await TrialApp.start(folder, database, demo);
  const [admin, agent] = await Promise.all(
    ['admin', 'agent'].map((name) => logIn(app.url, `${name}@demo.guichet.test`)),
  );
  const { sites } = await admin!.call(listSites, {});
  const site = sites.find(({ key }) => key === DEMO_SITE_KEY)!;
  await admin!.call(updateSite, { siteId: site.id, origins: [app.url, TRIAL_ORIGIN] });
  const { agents } = await admin!.call(listAgentSettings, {});
  for (const { userId } of agents)
    await admin!.call(updateAgent, { userId, capacity: 1000, maximums: { chat: CHATS_AT_ONCE } });
  const { queues } = await admin!.call(listQueueSettings, {});
  for (const { id, channels } of queues)
    await admin!.call(updateQueue, { queueId: id, channels: { ...channels, chat: UNHURRIED } });
  const { inboxes } = await admin!.call(listInboxSettings, {});
  const doorAddress = inboxes.find(({ name }) => name === 'Service client')!.forwardingAddress;
  await agent!.call(updateProfile, { locale: 'en' });
  return { app, agent: agent!, doorAddress, siteKey: DEMO_SITE_KEY };
}

async function logIn(url: string, email: string) {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`${email} could not log in: ${response.status}`);
  return { cookie, call: createClient(url, { headers: { cookie } }) };
}

/** Needs an open desk. */
export const goReady = ({ agent }: Counter) => agent.call(changeMyStatus, { action: 'ready', channels: ['chat'] });
