import { Controller, Req } from '@nestjs/common';
import { type InputOf, rateChat, requestTranscript, sendForm, uploadChatFile } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import type { FastifyRequest } from 'fastify';
import { ChatRatings } from '../chats/chat-ratings.service.ts';
import { VisitorFiles } from '../chats/visitor-files.service.ts';
import { Transcripts } from '../mails/transcripts.service.ts';
import { VisitorForms } from './visitor-forms.service.ts';

/** What a visitor asks for beside the dialogue itself. */
@Controller()
export class VisitorRequestsController {
  constructor(
    private readonly forms: VisitorForms,
    private readonly files: VisitorFiles,
    private readonly transcripts: Transcripts,
    private readonly ratings: ChatRatings,
  ) {}

  @Implements(sendForm)
  send(input: InputOf<typeof sendForm>) {
    return this.forms.send(input);
  }
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
