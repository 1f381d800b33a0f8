import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, log } from '@guichet/platform';
import { type MediaAnchor, MediaError, type MediaEvent, startMediaAnchor } from '@guichet/media';

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
