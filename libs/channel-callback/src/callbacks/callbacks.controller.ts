import { Controller } from '@nestjs/common';
import {
  cancelCallback,
  createCallback,
  endAttempt,
  getCallbackSettings,
  type InputOf,
  listCallbacks,
  listCallbackSites,
  listCallbackSlots,
  startAttempt,
  updateCallbackSettings,
} from '@guichet/contracts';
import { Db, Implements } from '@guichet/platform';
import { CallbackSettingsService } from '../settings/callback-settings.service.ts';
import { AgentCallbacks } from './agent-callbacks.service.ts';
import { CallbackAttempts } from './callback-attempts.service.ts';
import { CallbackCourse } from './callback-course.service.ts';
import { CallbackViews } from './callback-views.service.ts';

@Controller()
export class CallbacksController {
  constructor(
    private readonly db: Db,
    private readonly views: CallbackViews,
    private readonly callbacks: AgentCallbacks,
    private readonly attempts: CallbackAttempts,
    private readonly course: CallbackCourse,
  ) {}

  @Implements(listCallbacks) list({ conversationId }: InputOf<typeof listCallbacks>) {
    return this.views.ofConversation(conversationId);
  }
  @Implements(createCallback) create(input: InputOf<typeof createCallback>) {
    return this.callbacks.create(input);
  }
  @Implements(listCallbackSites) sites(_: InputOf<typeof listCallbackSites>) {
    return this.callbacks.sites();
  }
  @Implements(listCallbackSlots) slots({ siteId }: InputOf<typeof listCallbackSlots>) {
    return this.callbacks.freeSlots(siteId);
  }
  @Implements(startAttempt) start(input: InputOf<typeof startAttempt>) {
    return this.attempts.start(input);
  }
  @Implements(endAttempt) end(input: InputOf<typeof endAttempt>) {
    return this.attempts.end(input);
  }
  @Implements(cancelCallback) async cancel({ callbackId }: InputOf<typeof cancelCallback>) {
    await this.course.cancel(await this.db.tx((tx) => this.views.visible(tx, callbackId)), 'agent');
    return this.db.tx((tx) => this.views.one(tx, callbackId));
  }
}

@Controller()
export class CallbackSettingsController {
  constructor(private readonly settings: CallbackSettingsService) {}

  @Implements(getCallbackSettings) get({ siteId }: InputOf<typeof getCallbackSettings>) {
    return this.settings.show(siteId);
  }
  @Implements(updateCallbackSettings) update(input: InputOf<typeof updateCallbackSettings>) {
    return this.settings.update(input);
  }
}
