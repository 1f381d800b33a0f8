import { Controller, Req } from '@nestjs/common';
import { type InputOf, rateChat, requestTranscript, uploadChatFile } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import type { FastifyRequest } from 'fastify';
import { ChatRatings } from './chat-ratings.service.ts';
import { VisitorFiles } from './visitor-files.service.ts';
import { Transcripts } from '../mails/transcripts.service.ts';

/** What a visitor asks for beside the dialogue itself. */
@Controller()
export class VisitorRequestsController {
  constructor(
    private readonly files: VisitorFiles,
    private readonly transcripts: Transcripts,
    private readonly ratings: ChatRatings,
  ) {}

  @Implements(uploadChatFile)
  upload({ name }: InputOf<typeof uploadChatFile>, @Req() request: FastifyRequest) {
    return this.files.upload(name, request.body);
  }
  @Implements(requestTranscript)
  transcript(input: InputOf<typeof requestTranscript>) {
    return this.transcripts.send(input);
  }
  @Implements(rateChat)
  rate(input: InputOf<typeof rateChat>) {
    return this.ratings.rate(input);
  }
}
