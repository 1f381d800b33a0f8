import { Controller } from '@nestjs/common';
import { type InputOf, listenToCall, whisper } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { Listening } from './listening.service.ts';

@Controller()
export class ListeningController {
  constructor(private readonly listening: Listening) {}

  @Implements(listenToCall)
  listen(input: InputOf<typeof listenToCall>) {
    return this.listening.listen(input);
  }
  @Implements(whisper)
  whisper(input: InputOf<typeof whisper>) {
    return this.listening.whisper(input);
  }
}
