import { Secrets, type Tx } from '@guichet/platform';
import { visitorToken } from '@guichet/channel-chat';
import type { TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';

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
  dispositionId: string;
  workItemId: string;
  siteId: string;
  secretId: string;
  siteKey: string;
  chatId: string;
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
        'dispositionId',
        'workItemId',
        'siteId',
        'secretId',
        'siteKey',
        'chatId',
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
      const local = { from: 'a@example.test', to: ['b@example.test'], subject: 's', text: 't' };
      await tx.localMail.create({ data: { id: b.localMailId, dedupeKey: b.localMailId, ...local } });
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
  await tx.disposition.create({ data: { id: b.dispositionId, name: 'Refunded' } });
  await tx.routingRule.create({ data: { id: b.ruleId, name: 'Bills', position: 0, ...RULE } });
  const now = new Date();
  const times = { rankAt: now, originalArrivalAt: now, enqueuedAt: now };
  const subject = { subjectType: 'conversation', subjectId: b.conversationId };
  const work = { id: b.workItemId, channel: 'email', queueId: b.queueId, units: 10 } as const;
  await tx.workItem.create({ data: { ...work, ...subject, ...times } });
}
const RULE = {
  conditions: {
    ...{ inboxIds: [], channels: [], to: [], from: [], words: ['facture'], wordsIn: 'both' },
    ...{ languages: [], valueClasses: [], time: null },
  },
  actions: { queueId: null, skills: null, priority: 5, addTags: [] },
};

const smtp = { host: 'smtp.example.test', port: 587, security: 'starttls' };
const message = { clientId: 'client-id-1', mode: 'reply', html: '<p>Bonjour</p>' };

/** A valid input of each endpoint that names what belongs to someone. */
export function inputFor(name: string, b: Belongings): Record<string, unknown> {
  const { conversationId, customerId } = b;
  const inputs: Record<string, Record<string, unknown>> = {
    updateUser: { userId: b.userId, name: 'X' },
    resendInvitation: { userId: b.userId },
    updateTeam: { teamId: b.teamId, name: 'X' },
    deleteTeam: { teamId: b.teamId },
    getCustomer: { customerId },
    updateCustomer: { customerId, name: 'X' },
    addIdentity: { customerId, kind: 'email', value: 'x@example.test' },
    removeIdentity: { customerId, identityId: b.identityId },
    mergeCustomers: { customerId, mergedId: b.otherCustomerId },
    unmergeCustomers: { customerId, mergeId: b.mergeId },
    deleteView: { viewId: b.viewId },
    getConversation: { conversationId },
    assignConversation: { conversationId, assigneeId: null },
    snoozeConversation: { conversationId, until: new Date(Date.now() + 3_600_000).toISOString() },
    resolveConversation: { conversationId },
    reopenConversation: { conversationId },
    setPending: { conversationId },
    editConversation: { conversationId, subject: 'X' },
    completeFollowUp: { followUpId: b.followUpId },
    getTimeline: { conversationId },
    sendMessage: { conversationId, ...message },
    getReplyRecipients: { conversationId },
    undoSend: { messageId: b.messageId },
    retrySend: { messageId: b.messageId },
    addNote: { conversationId, clientId: 'client-id-2', html: '<p>Note</p>' },
    getRawMessage: { messageId: b.messageId },
    getDraft: { conversationId },
    saveDraft: { conversationId, mode: 'note', html: '<p>x</p>' },
    updateInbox: { inboxId: b.inboxId, name: 'X' },
    deleteInbox: { inboxId: b.inboxId },
    updateMailbox: { mailboxId: b.mailboxId, host: 'imap.example.test' },
    deleteMailbox: { mailboxId: b.mailboxId },
    replayQuarantined: { mailId: b.quarantinedId },
    getQuarantinedRaw: { mailId: b.quarantinedId },
    getLocalMail: { mailId: b.localMailId },
    updateMacro: { macroId: b.macroId, name: 'X' },
    deleteMacro: { macroId: b.macroId },
    renderMacro: { conversationId, macroId: b.macroId },
    applyMacro: { conversationId, macroId: b.macroId, clientId: 'client-id-3' },
    inviteUser: { email: 'x@example.test', name: 'X', role: 'agent', teamIds: [b.teamId] },
    createTeam: { name: 'X', memberIds: [b.userId] },
    startConversation: {
      clientId: 'client-id-4',
      inboxId: b.inboxId,
      to: [{ name: '', address: 'x@example.test' }],
      subject: 'X',
      html: 'x',
    },
    createMailbox: {
      inboxId: b.inboxId,
      host: 'imap.example.test',
      port: 993,
      security: 'tls',
      username: 'u',
      password: 'p',
    },
    testImap: { mailboxId: b.mailboxId, host: 'imap.example.test', port: 993, security: 'tls', username: 'u' },
    testSmtp: { inboxId: b.inboxId, ...smtp },
    updateCalendar: { calendarId: b.calendarId, name: 'X' },
    deleteCalendar: { calendarId: b.calendarId },
    changeAgentStatus: { userId: b.userId, action: 'ready' },
    listAgentIntervals: { userId: b.userId },
    updateAgent: { userId: b.userId, capacity: 50 },
    renameSkill: { skillId: b.skillId, name: 'X' },
    deleteSkill: { skillId: b.skillId },
    updateReason: { reasonId: b.reasonId, name: 'X' },
    deleteReason: { reasonId: b.reasonId },
    updateQueue: { queueId: b.queueId, name: 'X' },
    deleteQueue: { queueId: b.queueId },
    updateDisposition: { dispositionId: b.dispositionId, name: 'X' },
    deleteDisposition: { dispositionId: b.dispositionId },
    updateRule: { ruleId: b.ruleId, name: 'X', ...RULE },
    deleteRule: { ruleId: b.ruleId },
    acceptOffer: { workItemId: b.workItemId },
    declineOffer: { workItemId: b.workItemId },
    completeWrapUp: { workItemId: b.workItemId },
    transferWork: { workItemId: b.workItemId, to: { queueId: b.queueId } },
    pullWork: { workItemId: b.workItemId },
    listQueueWork: { queueId: b.queueId },
    getSubjectWork: { subjectType: 'conversation', subjectId: conversationId },
    getDecisions: { subjectType: 'conversation', subjectId: conversationId },
    createQueue: { name: 'X', memberIds: [b.userId] },
    createRule: { name: 'X', ...RULE, actions: { ...RULE.actions, queueId: b.queueId } },
    changeMyStatus: { action: 'not-ready', reasonId: b.reasonId },
    createSite: { name: 'X', mailInboxId: b.inboxId },
    updateSite: { siteId: b.siteId, name: 'X' },
    deleteSite: { siteId: b.siteId },
    uploadSiteLogo: { siteId: b.siteId },
    addSiteSecret: { siteId: b.siteId },
    removeSiteSecret: { siteId: b.siteId, secretId: b.secretId },
    getChat: { conversationId: b.chatId },
    endChat: { conversationId: b.chatId },
    sendForm: {
      ...{ siteKey: b.siteKey, clientId: 'client-id-5', email: 'x@example.test', text: 'x', language: 'fr' },
    },
    uploadChatFile: { siteKey: b.siteKey, name: 'x' },
    requestTranscript: { siteKey: b.siteKey, conversationId: b.chatId, email: 'x@example.test' },
    rateChat: { siteKey: b.siteKey, conversationId: b.chatId, score: 5 },
  };
  return inputs[name] ?? {};
}
