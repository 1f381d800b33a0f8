import { Controller, Res, StreamableFile } from '@nestjs/common';
import {
  getLocalAttachment,
  getLocalMail,
  getQuarantinedRaw,
  type InputOf,
  listLocalOutbox,
  listQuarantine,
  replayQuarantined,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import type { FastifyReply } from 'fastify';
import { LocalOutboxQuery } from './local-outbox.query.ts';
import { QuarantineService } from './quarantine.service.ts';

/** Mails that rest: in quarantine, or in the local outbox. */
@Controller()
export class MailStoreController {
  constructor(
    private readonly quarantine: QuarantineService,
    private readonly outbox: LocalOutboxQuery,
  ) {}

  @Implements(listQuarantine)
  list(input: InputOf<typeof listQuarantine>) {
    return this.quarantine.list(input);
  }

  @Implements(replayQuarantined)
  replay({ mailId }: InputOf<typeof replayQuarantined>) {
    return this.quarantine.replay(mailId);
  }

  @Implements(getQuarantinedRaw)
  async raw({ mailId }: InputOf<typeof getQuarantinedRaw>, @Res({ passthrough: true }) reply: FastifyReply) {
    void reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    // Not message/rfc822: some browsers would show it as a page.
    const type = 'application/octet-stream';
    return new StreamableFile(await this.quarantine.open(mailId), {
      type,
      disposition: `attachment; filename="${mailId}.eml"`,
    });
  }

  @Implements(listLocalOutbox)
  listOutbox(input: InputOf<typeof listLocalOutbox>) {
    return this.outbox.list(input);
  }

  @Implements(getLocalMail)
  getLocal({ mailId }: InputOf<typeof getLocalMail>) {
    return this.outbox.get(mailId);
  }

  @Implements(getLocalAttachment)
  async localAttachment(input: InputOf<typeof getLocalAttachment>, @Res({ passthrough: true }) reply: FastifyReply) {
    const { filename, content } = await this.outbox.attachment(input);
    void reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    const disposition = `attachment; filename="${filename}"`;
    return new StreamableFile(Buffer.from(content), { type: 'application/octet-stream', disposition });
  }
}
