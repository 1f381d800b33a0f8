import type { AnalysedMail } from './intake/analysed-mail.ts';

/** The envelope of a mail that came by SMTP. */
export interface Envelope {
  from: string;
  to: string[];
}

/** What a mail says about where it belongs, strongest first. All of it but the signed number is only a claim. */
export interface ThreadClues {
  /** Of conversations named by a reply address that we signed. */
  signedNumbers: number[];
  /** Ids it answers, the nearest first. */
  answers: string[];
  /** Its own id: mails that came before may answer it. */
  ownId: string | null;
  /** From `[#10482]` in the subject. */
  subjectNumber: number | null;
}

/** A conversation that a clue leads to. */
export interface ThreadCandidate {
  conversationId: string;
  clue: 'reply-address' | 'answers' | 'related' | 'subject';
}

type ThreadHeaders = Pick<
  AnalysedMail,
  'messageId' | 'inReplyTo' | 'references' | 'subject' | 'to' | 'cc' | 'bcc' | 'deliveredTo'
>;

const MAX_IDS = 50;
const SUBJECT_NUMBER = /\[#(\d{1,9})\]/;

/** `readNumber` gives the conversation's number of an address that we signed, else null. */
export function threadClues(
  mail: ThreadHeaders,
  envelope: Envelope | null,
  readNumber: (address: string) => number | null,
): ThreadClues {
  const headers = [...mail.to, ...mail.cc, ...mail.bcc].map(({ address }) => address);
  const addresses = new Set([...(envelope?.to ?? []), ...mail.deliveredTo, ...headers]);
  const numbers = [...addresses].map(readNumber).filter((number) => number !== null);
  const answers = [...mail.inReplyTo, ...[...mail.references].reverse()];
  const subject = SUBJECT_NUMBER.exec(mail.subject)?.[1];
  return {
    signedNumbers: [...new Set(numbers)],
    answers: [...new Set(answers)].filter((id) => id !== mail.messageId).slice(0, MAX_IDS),
    ownId: mail.messageId,
    subjectNumber: subject === undefined ? null : Number(subject),
  };
}

/**
 * The first conversation in which whoever wrote takes part. Clues can be copied: a stranger who has one starts a
 * conversation of his own and sees nothing of another (CVE-2024-49193). A guessed number proves least, and a sender is
 * forged easily: with it all who would get the answer must take part already, and nobody comes in by a copy.
 */
export async function matchThread(
  candidates: readonly ThreadCandidate[],
  people: { sender: string; answered: readonly string[] },
  isParticipant: (conversationId: string, address: string) => Promise<boolean>,
): Promise<string | null> {
  if (people.sender === '') return null;
  for (const { conversationId, clue } of candidates) {
    const asked = clue === 'subject' ? [people.sender, ...people.answered] : [people.sender];
    const answers = await Promise.all(asked.map((address) => isParticipant(conversationId, address)));
    if (answers.every(Boolean)) return conversationId;
  }
  return null;
}
