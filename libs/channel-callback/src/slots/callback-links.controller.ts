import { Controller } from '@nestjs/common';
import {
  cancelLinkedCallback,
  getCallbackFigures,
  type InputOf,
  inspectCallbackLink,
  moveLinkedCallback,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { CallbackLinks } from './callback-links.service.ts';
import { Promises } from './promises.service.ts';

@Controller()
export class CallbackLinksController {
  constructor(
    private readonly links: CallbackLinks,
    private readonly promises: Promises,
  ) {}

  @Implements(inspectCallbackLink) inspect({ token }: InputOf<typeof inspectCallbackLink>) {
    return this.links.inspect(token);
  }
  @Implements(moveLinkedCallback) move({ token, at }: InputOf<typeof moveLinkedCallback>) {
    return this.links.move(token, at);
  }
  @Implements(cancelLinkedCallback) cancel({ token }: InputOf<typeof cancelLinkedCallback>) {
    return this.links.cancel(token);
  }
  @Implements(getCallbackFigures) figures({ queueId }: InputOf<typeof getCallbackFigures>) {
    return this.promises.figures(queueId);
  }
}
