import { Controller, Req, Res, StreamableFile } from '@nestjs/common';
import { downloadFile, getRawMessage, type InputOf, uploadAttachment } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttachmentsService } from './attachments/attachments.service.ts';
import { type Download, Downloads } from './attachments/downloads.service.ts';

/** Bytes from outside: whatever they are, no browser takes them for a page of ours. */
function serve({ stream, type, disposition, size }: Download, reply: FastifyReply): StreamableFile {
  void reply.headers({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=300',
  });
  return new StreamableFile(stream, { type, disposition, ...(size === undefined ? {} : { length: size }) });
}

@Controller()
export class AttachmentsController {
  constructor(
    private readonly attachments: AttachmentsService,
    private readonly downloads: Downloads,
  ) {}

  @Implements(uploadAttachment)
  upload(input: InputOf<typeof uploadAttachment>, @Req() request: FastifyRequest) {
    return this.attachments.upload(input, request.body);
  }
  @Implements(downloadFile)
  async download({ token }: InputOf<typeof downloadFile>, @Res({ passthrough: true }) reply: FastifyReply) {
    return serve(await this.downloads.byLink(token), reply);
  }
  @Implements(getRawMessage)
  async raw({ messageId }: InputOf<typeof getRawMessage>, @Res({ passthrough: true }) reply: FastifyReply) {
    return serve(await this.downloads.raw(messageId), reply);
  }
}
