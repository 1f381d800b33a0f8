import { Controller } from '@nestjs/common';
import { createMailbox, deleteMailbox, type InputOf, listMailboxes, testImap, updateMailbox } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { MailServerTests } from './mail-server-tests.service.ts';
import { MailboxesService } from './mailboxes.service.ts';

@Controller()
export class MailboxesController {
  constructor(
    private readonly mailboxes: MailboxesService,
    private readonly tests: MailServerTests,
  ) {}

  @Implements(listMailboxes)
  list(_: InputOf<typeof listMailboxes>) {
    return this.mailboxes.list();
  }

  @Implements(createMailbox)
  create(input: InputOf<typeof createMailbox>) {
    return this.mailboxes.create(input);
  }

  @Implements(updateMailbox)
  update(input: InputOf<typeof updateMailbox>) {
    return this.mailboxes.update(input);
  }

  @Implements(deleteMailbox)
  delete({ mailboxId }: InputOf<typeof deleteMailbox>) {
    return this.mailboxes.remove(mailboxId);
  }

  @Implements(testImap)
  testImap(input: InputOf<typeof testImap>) {
    return this.tests.imap(input);
  }
}
