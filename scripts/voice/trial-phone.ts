import { setTimeout as sleep } from 'node:timers/promises';
import type { CallPass, SipAccount } from '@guichet/contracts';
import { bodyOf, type IncomingCall, type OutgoingCall, type SipBody } from '@guichet/sip';
import { MediaPhone } from './media-phone.ts';
import { sdpBody, SipPhone } from './sip-phone.ts';

const FRAME_MS = 20;
/** As the desk's and the widget's telephones try again. */
const AGAIN_MS = 1_000;

const speaking = new Set<MediaPhone>();
setInterval(() => speaking.forEach((phone) => phone.speak()), FRAME_MS).unref();

export interface PhoneEvents {
  onRing?: (call: IncomingCall) => void;
  onLineLost?: () => void;
}

/** A telephone with a voice of its own: its sound is real. */
export class TrialPhone {
  readonly #sip: SipPhone;
  readonly #sounds = new Set<MediaPhone>();
  #isGone = false;

  private constructor(url: string, origin: string, events: PhoneEvents) {
    this.#sip = new SipPhone(url, origin, {
      onInvite: (call) => events.onRing?.(call),
      onFlowClosed: () => this.#isGone || events.onLineLost?.(),
    });
  }

  /** As soon as the app is there; null once nobody wants it any more. */
  static async open(url: string, origin: string, events: PhoneEvents, isWanted: () => boolean) {
    while (isWanted()) {
      const phone = new TrialPhone(url, origin, events);
      const isOpen = await phone.#sip.start().then(
        () => true,
        () => false,
      );
      if (isOpen && isWanted()) return phone;
      await phone.vanish();
      await sleep(AGAIN_MS);
    }
    return null;
  }

  get isConnected(): boolean {
    return this.#sip.line.flow?.isOpen === true;
  }
  /** Packets of sound that came to it, on all its calls. */
  get received(): number {
    return [...this.#sounds].reduce((sum, sound) => sum + sound.received, 0);
  }

  /** The line once more, after it was lost; one try. */
  async connect(): Promise<void> {
    await this.#sip.line.connect();
  }

  register(account: SipAccount): Promise<boolean> {
    return this.#sip.register(account);
  }

  async dial(pass: CallPass): Promise<OutgoingCall> {
    const sound = this.#sound();
    const call = this.#sip.dial(pass, await sound.offer());
    let isHeard = false;
    const hear = (body: SipBody | undefined): void => {
      if (!body || isHeard) return;
      isHeard = true;
      sound.accept(String(body.content)).catch(() => undefined);
    };
    call.handlers = { onProgress: (response) => hear(bodyOf(response)), onAnswered: ({ body }) => hear(body) };
    return call;
  }

  async answer(call: IncomingCall): Promise<void> {
    const sound = this.#sound();
    const content = await sound.answer(String(call.body!.content));
    call.accept(sdpBody(content));
  }

  /** One call is over: its sound too. */
  quiet(): void {
    for (const sound of this.#sounds) {
      speaking.delete(sound);
      void sound.close().catch(() => undefined);
    }
    this.#sounds.clear();
  }

  /** As when the tab is killed: no BYE, no close, no more sound. */
  async vanish(): Promise<void> {
    this.#isGone = true;
    for (const sound of this.#sounds) {
      speaking.delete(sound);
      sound.vanish();
    }
    this.#sip.line.cut();
    await this.#sip.stop();
  }

  #sound(): MediaPhone {
    const sound = new MediaPhone(0, () => undefined);
    this.#sounds.add(sound);
    speaking.add(sound);
    return sound;
  }
}
