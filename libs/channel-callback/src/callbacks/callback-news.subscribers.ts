import { Injectable } from '@nestjs/common';
import { Events } from '@guichet/platform';
import { CallbackCourse } from './callback-course.service.ts';

/** What happens to conversations of call-backs. */
@Injectable()
export class CallbackNews {
  constructor(course: CallbackCourse, events: Events) {
    events.subscribe('callback.resolved', ['conversation.resolved'], ({ data }) =>
      course.resolved(data.conversationId),
    );
  }
}
