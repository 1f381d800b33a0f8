// Runs in a page of the desk's own origin: a telephone that does what a journey tells it.
import * as JsSIP from 'jssip';

interface Account {
  uri: string;
  username: string;
  password: string;
  realm: string;
}
type Session = ReturnType<JsSIP.UA['call']>;
let session: Session | null = null;
/** From here on hanging up is no refusal: the other side has our answer. */
let isConfirmed = false;
let rung = 0;

const telephone = {
  async register(): Promise<void> {
    const answer = await fetch('/api/me/softphone', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const { uri, username, password, realm } = (await answer.json()) as Account;
    const agent = new JsSIP.UA({
      sockets: [new JsSIP.WebSocketInterface(`${location.origin.replace(/^http/, 'ws')}/sip`)],
      ...{ uri, password, realm, authorization_user: username, session_timers: false, register_expires: 240 },
    });
    agent.on('newRTCSession', ({ session: rings }: { session: Session }) => {
      session = rings;
      isConfirmed = false;
      rings.on('confirmed', () => (isConfirmed = true));
      rung += 1;
      const over = () => {
        if (session === rings) session = null;
      };
      rings.on('ended', over);
      rings.on('failed', over);
    });
    await new Promise<void>((resolve, reject) => {
      agent.once('registered', () => resolve());
      agent.once('registrationFailed', ({ cause }) => reject(new Error(String(cause))));
      agent.start();
    });
  },
  /** `idle`, `rings`, or `talks`; and how often it has rung. */
  state: () => ({ is: !session ? 'idle' : isConfirmed ? 'talks' : 'rings', rung }),
  async answer(): Promise<void> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    session!.answer({ mediaStream: stream, pcConfig: { iceServers: [] } });
  },
  hangUp: () => session?.terminate(),
  hold: () => session?.hold(),
};
export type TelephoneInPage = typeof telephone;
Object.assign(globalThis, { telephone });
