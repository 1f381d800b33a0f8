import * as agents from './agents.ts';
import * as alerts from './alerts.ts';
import * as calendars from './calendars.ts';
import * as callbacks from './callbacks.ts';
import * as calls from './calls.ts';
import * as chats from './chats.ts';
import * as contactImports from './contact-imports.ts';
import * as conversations from './conversations.ts';
import * as customers from './customers.ts';
import * as demo from './demo.ts';
import type { Endpoint } from './endpoint.ts';
import * as factRetention from './fact-retention.ts';
import * as identity from './identity.ts';
import * as inboxes from './inboxes.ts';
import * as knowledge from './knowledge.ts';
import * as messages from './messages.ts';
import * as myDay from './my-day.ts';
import * as platform from './platform.ts';
import * as queues from './queues.ts';
import * as recordings from './recordings.ts';
import * as reportSchedules from './report-schedules.ts';
import * as reports from './reports.ts';
import * as resolutionAnswers from './resolution-answers.ts';
import * as rules from './routing-rules.ts';
import * as sites from './sites.ts';
import * as sla from './sla.ts';
import * as trunks from './trunks.ts';
import * as voiceSettings from './voice-settings.ts';
import * as wallboard from './wallboard.ts';
import * as widget from './widget.ts';
import * as work from './work.ts';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'access' in value && 'path' in value;

/** Every endpoint by its name; sweeps, OpenAPI and documentation walk over this. */
export const ENDPOINTS: Record<string, Endpoint> = Object.fromEntries(
  [
    ...[platform, identity, customers, conversations, messages, resolutionAnswers, inboxes, knowledge],
    ...[calendars, agents, queues, rules, work, sites, widget, chats, demo],
    ...[calls, callbacks, recordings, trunks, voiceSettings, sla],
    ...[wallboard, alerts, myDay, reports, reportSchedules, contactImports, factRetention],
  ].flatMap((file) => Object.entries(file).filter((pair): pair is [string, Endpoint] => isEndpoint(pair[1]))),
);
