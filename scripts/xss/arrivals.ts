import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, listConversations, uploadChatFile } from '@guichet/contracts';
import { createTransport } from 'nodemailer';
import { TRIAL_ORIGIN } from '../chat/trial-site.ts';
import { TrialVisitor } from '../chat/trial-visitor.ts';
import type { Counter } from './counter.ts';
import { byChat, byMail, type Stranger, wordsIn } from './pieces.ts';

/** As the widget's own fields bound them. */
const MOST = { name: 200, title: 300, text: 5000, fileName: 200 };
const PATIENCE_MS = 30_000;

export interface ArrivedMail {
  stranger: Stranger;
  id: string;
  number: number;
}
export interface ArrivedChat {
  stranger: Stranger;
  id: string;
}

export async function sendMails({ app, agent, doorAddress }: Counter, strangers: readonly Stranger[]) {
  const transport = createTransport({ host: '127.0.0.1', port: app.doorPort, ignoreTLS: true, pool: true });
  const awaited = new Map<string, Stranger>();
  const writers = strangers.filter((stranger) => byMail(stranger).length > 0);
  for (const stranger of writers) {
    const address = `${randomUUID()}@customer.example`;
    awaited.set(address, stranger);
    await transport.sendMail({
      from: { name: wordsIn(stranger, 'sender name', 'Inès Caron'), address },
      to: doorAddress,
      subject: wordsIn(stranger, 'subject', 'A question'),
      html: wordsIn(stranger, 'mail body', '<p>Hello</p>'),
      attachments: [
        { filename: wordsIn(stranger, 'file name', 'list.txt', MOST.fileName), content: stranger.payload.p },
      ],
    });
  }
  transport.close();
  const arrived = new Map<string, ArrivedMail>();
  for (const end = Date.now() + PATIENCE_MS; arrived.size < writers.length; await sleep(200)) {
    if (Date.now() > end) throw new Error(`${writers.length - arrived.size} mails did not arrive`);
    const { conversations } = await agent.call(listConversations, { view: 'all', sort: 'newest', limit: 100 });
    for (const { id, number, customer } of conversations) {
      const stranger = awaited.get(customer?.email ?? '');
      if (stranger) arrived.set(id, { stranger, id, number });
    }
  }
  return [...arrived.values()];
}

export const startChats = (counter: Counter, strangers: readonly Stranger[]): Promise<ArrivedChat[]> =>
  Promise.all(
    strangers
      .filter((stranger) => byChat(stranger).length > 0)
      .map(async (stranger) => {
        const { id } = await startChat(counter, [stranger]);
        return { stranger, id };
      }),
  );

/** Speaks the widget's protocol without the widget: an attacker would not ask it either. All of them say their words as one visitor. */
export async function startChat(
  counter: Counter,
  strangers: readonly Stranger[],
): Promise<{ id: string; token: string }> {
  const { app, siteKey } = counter;
  const visitor = await new TrialVisitor(app.url, siteKey).come();
  const first = strangers[0]!;
  const title = wordsIn(first, 'page title', 'Shoes', MOST.title);
  const at = new Date().toISOString();
  const started = await visitor.socket.timeout(PATIENCE_MS).emitWithAck('start', {
    ...{ clientId: randomUUID(), language: 'en', text: wordsIn(first, 'chat text', 'Hello', MOST.text) },
    name: nameOf(first),
    context: {
      pages: [{ url: `${app.url}/shop/en/`, title, at }],
      ...{ values: { looksAt: title }, events: [{ name: 'looked', data: title, at }] },
    },
  });
  if (!started.ok) throw new Error(`a chat could not begin: ${started.code}`);
  const id = started.chat.conversationId;
  const call = createClient(app.url, { headers: { authorization: `Bearer ${visitor.token}`, origin: TRIAL_ORIGIN } });
  for (const stranger of strangers) {
    const name = wordsIn(stranger, 'file name', 'list.txt', MOST.fileName);
    const file = await call(uploadChatFile, { siteKey, name }, { body: stranger.payload.p });
    const text = stranger === first ? '' : wordsIn(stranger, 'chat text', 'And', MOST.text);
    const message = { conversationId: id, clientId: randomUUID(), text, fileIds: [file.id] };
    const answer = await visitor.socket.timeout(PATIENCE_MS).emitWithAck('send', message);
    if (!answer.ok) throw new Error(`a message could not be sent: ${answer.code}`);
  }
  visitor.socket.disconnect();
  return { id, token: visitor.token };
}

export const nameOf = (stranger: Stranger): string => wordsIn(stranger, 'visitor name', 'Paul Morin', MOST.name);
