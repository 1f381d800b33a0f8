import { Inject, Injectable } from '@nestjs/common';
import { checkHost, CONFIG, type Config, log } from '@guichet/platform';
import { type MediaAnchor, MediaError, type MediaEvent, startMediaAnchor } from '@guichet/media';

/** No address at all is the old word for holding. */
const isPlace = (address: string): boolean => address !== '0.0.0.0';

/** The place where the sound of all calls of this process meets; started for the first of them. */
@Injectable()
export class CallMedia {
  private started: MediaAnchor | undefined;
  private isStopped = false;
  private readonly listeners: ((event: MediaEvent) => void)[] = [];

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** One that was stopped refuses by itself. */
  get anchor(): MediaAnchor {
    if (!this.started && this.isStopped) throw new MediaError('unavailable', 'the process stops');
    return (this.started ??= this.start());
  }

  /** Somebody may call soon: it takes a moment to start. */
  warm(): void {
    void this.anchor;
  }

  /** Whether sound may go where a trunk's description says: as little as trunks themselves to private addresses. */
  async maySendTo(sdp: string): Promise<boolean> {
    const places = [...sdp.matchAll(/^(?:c=|a=rtcp:\d+ )IN IP[46] (\S+)/gm)].map(([, address]) => address!);
    const checks = places.filter(isPlace).map((address) => checkHost(address, this.config.ALLOW_PRIVATE_HOSTS));
    return (await Promise.allSettled(checks)).every(({ status }) => status === 'fulfilled');
  }

  onEvent(listener: (event: MediaEvent) => void): void {
    this.listeners.push(listener);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.started?.stop();
  }

  private start(): MediaAnchor {
    const anchor = startMediaAnchor(this.config, { error: (facts, text) => log.error(facts, text) });
    anchor.onEvent((event) => this.listeners.forEach((listener) => listener(event)));
    return anchor;
  }
}
