import { Controller } from '@nestjs/common';
import { type InputOf, sendForm } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { VisitorForms } from './visitor-forms.service.ts';

@Controller()
export class VisitorFormsController {
  constructor(private readonly forms: VisitorForms) {}

  @Implements(sendForm)
  send(input: InputOf<typeof sendForm>) {
    return this.forms.send(input);
  }
}
