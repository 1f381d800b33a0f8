import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '@guichet/platform';
import type { AnalysedMail } from './intake/analysed-mail.ts';
import { IntakePool } from './intake/intake-pool.ts';

/** The installation's one pool of intake threads. */
@Injectable()
export class MailAnalysis implements OnApplicationShutdown {
  private readonly pool = new IntakePool();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Takes the bytes away. Rejects with `IntakeError`. */
  analyse(raw: Uint8Array): Promise<AnalysedMail> {
    return this.pool.analyse(raw, { maxBytes: this.config.MAIL_MAX_BYTES, isRawDisposable: true });
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.close();
  }
}
