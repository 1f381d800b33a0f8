import { Controller } from '@nestjs/common';
import {
  addNote,
  getDraft,
  getReplyRecipients,
  getTimeline,
  type InputOf,
  retrySend,
  saveDraft,
  sendMessage,
  startConversation,
  undoSend,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { DraftsService } from './drafts.service.ts';
import { NotesService } from './notes.service.ts';
import { ConversationStarting } from './sending/conversation-starting.service.ts';
import { MessageSending } from './sending/message-sending.service.ts';
import { ReplyProposals } from './sending/reply-proposals.service.ts';
import { SendAgain } from './sending/send-again.service.ts';
import { TakingBack } from './sending/taking-back.service.ts';
import { TimelineService } from './timeline.service.ts';

@Controller()
export class TimelineController {
  constructor(
    private readonly timeline: TimelineService,
    private readonly notes: NotesService,
    private readonly drafts: DraftsService,
  ) {}

  @Implements(getTimeline)
  getTimeline(input: InputOf<typeof getTimeline>) {
    return this.timeline.read(input);
  }
  @Implements(addNote)
  addNote(input: InputOf<typeof addNote>) {
    return this.notes.add(input);
  }
  @Implements(getDraft)
  getDraft(input: InputOf<typeof getDraft>) {
    return this.drafts.get(input);
  }
  @Implements(saveDraft)
  saveDraft(input: InputOf<typeof saveDraft>) {
    return this.drafts.save(input);
  }
}

@Controller()
export class MessagesController {
  constructor(
    private readonly sending: MessageSending,
    private readonly starting: ConversationStarting,
    private readonly proposals: ReplyProposals,
    private readonly takingBack: TakingBack,
    private readonly sendAgain: SendAgain,
  ) {}

  @Implements(sendMessage)
  send(input: InputOf<typeof sendMessage>) {
    return this.sending.send(input);
  }
  @Implements(startConversation)
  start(input: InputOf<typeof startConversation>) {
    return this.starting.start(input);
  }
  @Implements(getReplyRecipients)
  recipients(input: InputOf<typeof getReplyRecipients>) {
    return this.proposals.show(input);
  }
  @Implements(undoSend)
  undo(input: InputOf<typeof undoSend>) {
    return this.takingBack.undo(input);
  }
  @Implements(retrySend)
  retry(input: InputOf<typeof retrySend>) {
    return this.sendAgain.retry(input);
  }
}
