// A program of its own, so that what it costs to flood is not taken for what it costs to be beside it: one visitor who says so many
// things within so many seconds, whatever he is answered. Arguments: address, site's key, messages, seconds. Begins when told, and tells what became of it.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { pace } from './pace.ts';
import { TrialVisitor } from './trial-visitor.ts';

const [url = '', siteKey = '', count = '0', seconds = '1'] = process.argv.slice(2);

const visitor = await new TrialVisitor(url, siteKey).come();
await visitor.start('Bonjour');
process.send!('ready');
await once(process, 'message');
const figures = { refused: 0, taken: 0, polite: 0 };
const answers: Promise<void>[] = [];
const one = async (): Promise<void> => {
  const { ok, retryAfterSeconds } = await visitor.send(randomUUID(), 'moi moi moi', 30_000);
  if (ok) figures.taken += 1;
  else figures.refused += 1;
  if (!ok && retryAfterSeconds) figures.polite += 1;
};
await pace(Number(count) / Number(seconds), Number(seconds), () => void answers.push(one()));
await Promise.all(answers);
process.send!(figures);
visitor.socket.disconnect();
process.disconnect();
