import { Controller, Headers, Res, StreamableFile } from '@nestjs/common';
import { changeRecording, deleteRecording, type InputOf, listRecordings, playRecording } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import type { FastifyReply } from 'fastify';
import { CallViews } from '../calls/call-views.service.ts';
import { RecordingLibrary } from './recording-library.service.ts';
import { RecordingWishes } from './recording-wishes.service.ts';

@Controller()
export class RecordingsController {
  constructor(
    private readonly library: RecordingLibrary,
    private readonly wishes: RecordingWishes,
    private readonly calls: CallViews,
  ) {}

  @Implements(changeRecording)
  async change(input: InputOf<typeof changeRecording>) {
    await this.wishes.change(input);
    return this.calls.acted(input.callId);
  }

  @Implements(listRecordings)
  list({ conversationId }: InputOf<typeof listRecordings>) {
    return this.library.list(conversationId);
  }
  /** In parts, so that a browser can go to any place of it. */
  @Implements(playRecording)
  async play(
    { recordingId }: InputOf<typeof playRecording>,
    @Headers('range') wanted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { stream, type, length, range } = await this.library.open(recordingId, wanted);
    void reply.headers({
      ...{ 'accept-ranges': 'bytes', 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
      'content-security-policy': "default-src 'none'; sandbox",
    });
    if (range) void reply.status(206).header('content-range', range);
    return new StreamableFile(stream, { type, disposition: 'inline', length });
  }
  @Implements(deleteRecording)
  remove({ recordingId }: InputOf<typeof deleteRecording>) {
    return this.library.remove(recordingId);
  }
}
