import { Controller } from '@nestjs/common';
import { answerResolutionLink, type InputOf, inspectResolutionLink } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { ResolutionLinks } from './resolution-links.service.ts';

@Controller()
export class ResolutionLinksController {
  constructor(private readonly links: ResolutionLinks) {}

  @Implements(inspectResolutionLink) inspect({ token }: InputOf<typeof inspectResolutionLink>) {
    return this.links.inspect(token);
  }
  @Implements(answerResolutionLink) answer({ token, isSettled }: InputOf<typeof answerResolutionLink>) {
    return this.links.answer(token, isSettled);
  }
}
