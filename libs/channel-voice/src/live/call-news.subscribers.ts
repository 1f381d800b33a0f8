import { Injectable } from '@nestjs/common';
import { log, type Notice, Notifications } from '@guichet/platform';
import { Telephones } from '../sip/telephones.service.ts';
import { CallCourse } from './call-course.service.ts';
import type { LiveCall } from './live-call.ts';
import { LiveCalls } from './live-calls.service.ts';

/** Work that may have a call here. */
const SPOKEN = new Set(['voice', 'callback']);

/** What is told of calls whose lines are here: by commits of any process, and by telephones that connect again. */
@Injectable()
export class CallNews {
  constructor(
    private readonly calls: LiveCalls,
    private readonly course: CallCourse,
    notifications: Notifications,
    phones: Telephones,
  ) {
    notifications.listen((notice) =>
      notice ? this.hear(notice) : this.calls.all().forEach((call) => this.look(call)),
    );
    phones.whenConnected(({ userId, contact, flow, path }) => {
      for (const { sip, ...leg } of this.calls.all().flatMap(({ legs }) => [...legs.values()]))
        if (leg.userId === userId && leg.contact === contact) sip.moveTo(flow, contact, path);
    });
  }

  private hear({ type, data }: Notice): void {
    const call = this.meant(type, data);
    if (call) this.look(call);
  }

  private meant(type: string, data: object): LiveCall | undefined {
    if ('callId' in data) return this.calls.find(data.callId as string);
    const isWork = type.startsWith('work.') && 'channel' in data && SPOKEN.has(data.channel as string);
    return isWork && 'subjectId' in data ? this.calls.ofConversation(data.subjectId as string) : undefined;
  }

  /** Several notices while the call's turn is another's are one look: it has not begun, and sees what all of them tell. */
  private look(call: LiveCall): void {
    if (call.isLookDue) return;
    call.isLookDue = true;
    call
      .turn(() => {
        call.isLookDue = false;
        return this.course.follow(call);
      })
      .catch((error: unknown) => log.error({ err: error, callId: call.id }, 'a call could not be followed'));
  }
}
