import type { RTCSession } from 'jssip/lib/RTCSession';
import { countedIn, qualityOf, steady, type Counted, type Quality } from './quality.ts';
import { deviceFor, onSound, openMicrophone } from './sound-devices.ts';
import type { TelephoneEvent } from './telephone-state.ts';

const QUALITY_MS = 2000;
const BUSY = { status_code: 486 };
/** Refused by the person; another agent is asked. */
const DECLINED = { status_code: 603 };

/** One call of the telephone: its signalling, its microphone, and the element it is heard from. */
export class SoftphoneLine {
  readonly legId: string;
  private readonly session: RTCSession;
  private readonly tell: (event: TelephoneEvent) => void;
  private readonly heard = new Audio();
  private microphone: MediaStream | null = null;
  private microphoneId = '';
  private counted: Counted | null = null;
  private quality: Quality | null = null;
  private readonly leaveSound: () => void;
  private clock: ReturnType<typeof setInterval> | undefined;

  constructor(legId: string, session: RTCSession, tell: (event: TelephoneEvent) => void) {
    this.legId = legId;
    this.session = session;
    this.tell = tell;
    this.leaveSound = onSound(() => void this.useDevices());
    this.follow();
  }

  get isUp(): boolean {
    return this.session.isEstablished();
  }

  async answer(): Promise<void> {
    if (!this.session.isInProgress() || this.microphone) return;
    this.tell({ type: 'answering', legId: this.legId });
    try {
      this.microphone = await openMicrophone();
    } catch (error) {
      this.end(BUSY);
      throw error;
    }
    this.microphoneId = deviceFor('microphone');
    this.keepMicrophone();
    // The caller hung up while the browser asked for the microphone.
    if (this.session.isEnded()) return this.over();
    this.session.answer({ mediaStream: this.microphone, pcConfig: { iceServers: [] } });
  }

  decline(): void {
    this.end(DECLINED);
  }

  hangUp(): void {
    this.end();
  }

  hold(isOn: boolean): void {
    if (isOn) this.session.hold();
    else this.session.unhold();
  }

  mute(isOn: boolean): void {
    if (isOn) this.session.mute({ audio: true });
    else this.session.unmute({ audio: true });
  }

  press(key: string): void {
    const inVoice = this.session.connection.getSenders().some(({ dtmf }) => dtmf?.canInsertDTMF);
    this.session.sendDTMF(key, { transportType: (inVoice ? 'RFC2833' : 'INFO') as never });
  }

  private end(why?: { status_code: number }): void {
    if (!this.session.isEnded()) this.session.terminate(why);
  }

  private follow(): void {
    const { session, legId } = this;
    session.on('peerconnection', ({ peerconnection }) => this.hear(peerconnection));
    // The anchor has one address: any way of ours that leads there is enough, waiting for more would cost a second.
    session.on('icecandidate', ({ ready }) => ready());
    session.on('accepted', () => this.tell({ type: 'up', legId, at: Date.now() }));
    session.on('confirmed', () => this.count());
    for (const event of ['ended', 'failed'] as const) session.on(event, () => this.over());
    session.on('hold', () => this.tell({ type: 'held', legId, isOn: session.isOnHold().local }));
    session.on('unhold', () => this.tell({ type: 'held', legId, isOn: session.isOnHold().local }));
    session.on('muted', () => this.tell({ type: 'muted', legId, isOn: true }));
    session.on('unmuted', () => this.tell({ type: 'muted', legId, isOn: false }));
  }

  private hear(connection: RTCPeerConnection): void {
    connection.addEventListener('track', ({ track }) => {
      this.heard.srcObject = new MediaStream([track]);
      void this.useDevices();
      void this.heard.play().catch(() => undefined);
    });
  }

  private async useDevices(): Promise<void> {
    const speaker = deviceFor('speaker');
    if ('setSinkId' in this.heard && this.heard.sinkId !== speaker)
      await this.heard.setSinkId(speaker).catch(() => undefined);
    if (this.microphone && this.microphoneId !== deviceFor('microphone')) await this.changeMicrophone();
  }

  /** Another one was chosen, or this one was pulled out: the talk goes on by what is there. */
  private async changeMicrophone(): Promise<void> {
    this.microphoneId = deviceFor('microphone');
    const stream = await openMicrophone().catch(() => null);
    const [track] = stream?.getAudioTracks() ?? [];
    const sender = this.session.connection?.getSenders().find(({ track: sent }) => sent?.kind === 'audio');
    if (!stream || !track || !sender || this.session.isEnded()) {
      for (const one of stream?.getTracks() ?? []) one.stop();
      return;
    }
    track.enabled = sender.track?.enabled ?? true;
    await sender.replaceTrack(track);
    this.releaseMicrophone();
    this.microphone = stream;
    this.keepMicrophone();
  }

  private keepMicrophone(): void {
    const [track] = this.microphone?.getAudioTracks() ?? [];
    if (track) track.onended = () => void this.changeMicrophone();
  }

  private releaseMicrophone(): void {
    for (const track of this.microphone?.getTracks() ?? []) {
      track.onended = null;
      track.stop();
    }
    this.microphone = null;
  }

  private count(): void {
    clearInterval(this.clock);
    this.clock = setInterval(() => {
      void this.session.connection?.getStats().then((report) => {
        const counted = countedIn(report);
        if (!counted) return;
        const quality = qualityOf(this.counted, counted);
        this.tell({ type: 'quality', legId: this.legId, quality: steady(this.quality, quality) });
        [this.counted, this.quality] = [counted, quality];
      });
    }, QUALITY_MS);
  }

  private over(): void {
    clearInterval(this.clock);
    this.leaveSound();
    this.releaseMicrophone();
    this.heard.pause();
    this.heard.srcObject = null;
    this.tell({ type: 'over', legId: this.legId });
  }
}
