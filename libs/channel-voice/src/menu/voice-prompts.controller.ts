import { Controller, Req, Res, StreamableFile } from '@nestjs/common';
import {
  deleteVoicePrompt,
  type InputOf,
  listVoicePrompts,
  playVoicePrompt,
  uploadVoicePrompt,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SitePrompts } from './site-prompts.service.ts';

@Controller()
export class VoicePromptsController {
  constructor(private readonly prompts: SitePrompts) {}

  @Implements(listVoicePrompts)
  list({ siteId }: InputOf<typeof listVoicePrompts>) {
    return this.prompts.list(siteId);
  }
  @Implements(uploadVoicePrompt)
  upload(input: InputOf<typeof uploadVoicePrompt>, @Req() request: FastifyRequest) {
    return this.prompts.upload(input, request.body);
  }
  @Implements(playVoicePrompt)
  async play({ siteId, promptId }: InputOf<typeof playVoicePrompt>, @Res({ passthrough: true }) reply: FastifyReply) {
    void reply.headers({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    return new StreamableFile(await this.prompts.open(siteId, promptId), { type: 'audio/ogg', disposition: 'inline' });
  }
  @Implements(deleteVoicePrompt)
  remove({ siteId, promptId }: InputOf<typeof deleteVoicePrompt>) {
    return this.prompts.remove(siteId, promptId);
  }
}
