import { Controller } from '@nestjs/common';
import {
  createInbox,
  deleteInbox,
  type InputOf,
  listInboxes,
  listInboxSettings,
  testSmtp,
  updateInbox,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { EmailInboxesService } from './email-inboxes.service.ts';
import { MailServerTests } from './mail-server-tests.service.ts';

@Controller()
export class InboxesController {
  constructor(
    private readonly inboxes: EmailInboxesService,
    private readonly tests: MailServerTests,
  ) {}

  @Implements(listInboxes)
  list(_: InputOf<typeof listInboxes>) {
    return this.inboxes.summaries();
  }

  @Implements(listInboxSettings)
  listSettings(_: InputOf<typeof listInboxSettings>) {
    return this.inboxes.list();
  }

  @Implements(createInbox)
  create(input: InputOf<typeof createInbox>) {
    return this.inboxes.create(input);
  }

  @Implements(updateInbox)
  update(input: InputOf<typeof updateInbox>) {
    return this.inboxes.update(input);
  }

  @Implements(deleteInbox)
  delete({ inboxId }: InputOf<typeof deleteInbox>) {
    return this.inboxes.remove(inboxId);
  }

  @Implements(testSmtp)
  testSmtp(input: InputOf<typeof testSmtp>) {
    return this.tests.smtp(input);
  }
}
