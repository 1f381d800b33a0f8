import { Secrets, type Tx } from '@guichet/platform';
import { visitorToken } from '@guichet/sites';
import type { TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { ALERT, NO_TARGETS, RULE, SCHEDULE } from './contract-inputs.fixtures.ts';

/** One of everything that an endpoint can name. */
export interface Belongings {
  userId: string;
  teamId: string;
  customerId: string;
  identityId: string;
  mergeId: string;
  mergedId: string;
  otherCustomerId: string;
  inboxId: string;
  conversationId: string;
  messageId: string;
  viewId: string;
  followUpId: string;
  macroId: string;
  mailboxId: string;
  quarantinedId: string;
  localMailId: string;
  calendarId: string;
  skillId: string;
  reasonId: string;
  queueId: string;
  ruleId: string;
  policyId: string;
  dispositionId: string;
  workItemId: string;
  siteId: string;
  secretId: string;
  siteKey: string;
  chatId: string;
  callId: string;
  callbackId: string;
  recordingId: string;
  promptId: string;
  trunkId: string;
  alertId: string;
  scheduleId: string;
  importId: string;
}

export async function furnish(app: TestApp, tenantId: string, userId: string): Promise<Belongings> {
  const b: Belongings = {
    userId,
    ...(Object.fromEntries(
      [
        'teamId',
        'customerId',
        'identityId',
        'mergeId',
        'mergedId',
        'otherCustomerId',
        'inboxId',
        'conversationId',
        'messageId',
        'viewId',
        'followUpId',
        'macroId',
        'mailboxId',
        'quarantinedId',
        'localMailId',
        'calendarId',
        'skillId',
        'reasonId',
        'queueId',
        'ruleId',
        'policyId',
        'dispositionId',
        'workItemId',
        'siteId',
        'secretId',
        'siteKey',
        'chatId',
        'callId',
        'callbackId',
        'recordingId',
        'promptId',
        'trunkId',
        'alertId',
        'scheduleId',
        'importId',
      ].map((field) => [field, uuid()]),
    ) as Omit<Belongings, 'userId'>),
  };
  const { customerId, conversationId, inboxId } = b;
  await app.as(tenantId, () =>
    app.db.tx(async (tx) => {
      await tx.team.create({ data: { id: b.teamId, name: 'Team' } });
      await tx.customer.create({ data: { id: customerId, name: 'Jean Dubois' } });
      await tx.customer.create({ data: { id: b.mergedId, name: 'J. Dubois', mergedIntoId: customerId } });
      await tx.customer.create({ data: { id: b.otherCustomerId, name: 'Inès Caron' } });
      await tx.customerIdentity.create({
        data: { id: b.identityId, customerId, kind: 'email', value: 'jean@example.test' },
      });
      await tx.customerMerge.create({ data: { id: b.mergeId, customerId, mergedId: b.mergedId } });
      await tx.inbox.create({ data: { id: inboxId, name: 'Support' } });
      const door = `door-${inboxId}`;
      await tx.emailInbox.create({ data: { inboxId, address: 'support@example.test', door } });
      const conversation = {
        id: conversationId,
        number: 1,
        subject: 'Colis',
        channel: 'email',
        customerId,
        inboxId,
        sequence: 2,
      } as const;
      await tx.conversation.create({ data: conversation });
      const entry = { conversationId, type: 'message', direction: 'in', text: 'Bonjour' } as const;
      await tx.entry.create({ data: { ...entry, id: b.messageId, sequence: 1, hasRaw: true } });
      await tx.entry.create({ data: { ...entry, id: uuid(), sequence: 2, direction: 'out', delivery: 'failed' } });
      await tx.savedView.create({ data: { id: b.viewId, name: 'View', ownerId: userId, isShared: true, filter: {} } });
      await tx.followUp.create({ data: { id: b.followUpId, conversationId, text: 'Rappeler', dueAt: new Date() } });
      await tx.macro.create({ data: { id: b.macroId, name: 'Macro', shortcut: 'm', ownerId: userId, isShared: true } });
      const server = {
        host: 'imap.example.test',
        port: 993,
        security: 'tls',
        username: 'u',
        secret: 'sealed',
        isEnabled: false,
      };
      await tx.mailbox.create({ data: { id: b.mailboxId, inboxId, ...server } });
      const raw = {
        sha256: 'x',
        size: 1,
        fileKey: `${tenantId}/x/x`,
        state: 'quarantined',
        reason: 'timeout',
      } as const;
      await tx.incomingMail.create({
        data: { id: b.quarantinedId, inboxId, source: `test:${b.quarantinedId}`, ...raw },
      });
      await furnishRouting(tx, b);
      await furnishChat(tx, b);
      const file = { name: 'past.csv', header: ['at'], first: [], choices: {}, lines: 1 };
      await tx.contactImport.create({ data: { id: b.importId, ...file } });
      const local = { from: 'a@example.test', to: ['b@example.test'], subject: 's', text: 't' };
      const attachments = [{ filename: 'a.csv', contentType: 'text/csv', content: 'a' }];
      await tx.localMail.create({ data: { id: b.localMailId, dedupeKey: b.localMailId, ...local, attachments } });
    }),
  );
  return b;
}

/** In a conversation of its own, since mail's endpoints work on the other one. */
async function furnishChat(tx: Tx, b: Belongings): Promise<void> {
  const inboxId = uuid();
  await tx.inbox.create({ data: { id: inboxId, name: 'Shop', channel: 'chat' } });
  const origins = ['https://shop.example'];
  await tx.site.create({
    data: { id: b.siteId, key: b.siteKey, name: 'Shop', inboxId, origins, mailInboxId: b.inboxId },
  });
  await tx.siteSecret.create({ data: { id: b.secretId, siteId: b.siteId, sealed: 'sealed', ending: 'abcd' } });
  await tx.visitor.create({ data: { id: b.userId, siteId: b.siteId, customerId: b.customerId, name: 'Jean' } });
  const times = { startedAt: new Date(), lastVisitorAt: new Date() };
  await tx.chat.create({ data: { conversationId: b.chatId, siteId: b.siteId, visitorId: b.userId, ...times } });
  await tx.call.create({
    data: {
      ...{
        id: b.callId,
        conversationId: b.conversationId,
        siteId: b.siteId,
        visitorId: b.userId,
        clientId: 'client-id-6',
      },
      ...{ startedAt: new Date(), aliveUntil: new Date(Date.now() + 3_600_000) },
    },
  });
  await tx.callback.create({
    data: {
      ...{ id: b.callbackId, conversationId: b.conversationId, siteId: b.siteId, queueId: b.queueId },
      ...{ clientId: 'client-id-6', number: '+33612345678', kind: 'mobile' },
      ...{ arrivedAt: new Date(), createdAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) },
    },
  });
  const kept = { startedAt: new Date(), endedAt: new Date(), keepUntil: new Date(), fileKey: 'none', bytes: 1 };
  await tx.recording.create({ data: { id: b.recordingId, callId: b.callId, ...kept } });
  const prompt = { prompt: 'welcome', language: 'fr', fileKey: 'none', seconds: 1 };
  await tx.voicePrompt.create({ data: { id: b.promptId, siteId: b.siteId, ...prompt } });
  await tx.trunk.create({ data: { id: b.trunkId, position: 0, name: 'Trunk', host: 'sip.example.test', port: 5060 } });
}

/** Tokens of a site's visitors: of whoever has a chat, and of another. */
export interface Visitors {
  siteKey: string;
  visitorToken: string;
  otherVisitorToken: string;
}
export function visitorsOf(app: TestApp, { siteId, siteKey, userId }: Belongings): Visitors {
  const tokenOf = (visitorId: string) =>
    visitorToken(app.get(Secrets), siteId, { visitorId, isSigned: false }, new Date());
  return { siteKey, visitorToken: tokenOf(userId), otherVisitorToken: tokenOf(uuid()) };
}

async function furnishRouting(tx: Tx, b: Belongings): Promise<void> {
  await tx.businessCalendar.create({ data: { id: b.calendarId, name: 'Hours', zone: 'Europe/Paris', ranges: [] } });
  await tx.skill.create({ data: { id: b.skillId, name: 'French' } });
  await tx.notReadyReason.create({ data: { id: b.reasonId, name: 'Coffee', colour: 'amber' } });
  await tx.queue.create({ data: { id: b.queueId, name: 'Support' } });
  await tx.alertRule.create({ data: { id: b.alertId, ...ALERT } });
  await tx.reportSchedule.create({ data: { id: b.scheduleId, ...SCHEDULE, mailTo: [b.userId] } });
  await tx.disposition.create({ data: { id: b.dispositionId, name: 'Refunded' } });
  await tx.routingRule.create({ data: { id: b.ruleId, name: 'Bills', position: 0, ...RULE } });
  const promised = { conditions: {}, targets: NO_TARGETS };
  await tx.slaPolicy.create({ data: { id: b.policyId, name: 'Bills', position: 0, sealedSecret: '', ...promised } });
  const now = new Date();
  const times = { rankAt: now, originalArrivalAt: now, enqueuedAt: now };
  const subject = { subjectType: 'conversation', subjectId: b.conversationId };
  const work = { id: b.workItemId, channel: 'email', queueId: b.queueId, units: 10 } as const;
  await tx.workItem.create({ data: { ...work, ...subject, ...times } });
}
