import { Injectable } from '@nestjs/common';
import { Db, found } from '@guichet/platform';
import { CallbackCourse } from '../callbacks/callback-course.service.ts';
import { CallbackViews } from '../callbacks/callback-views.service.ts';

/** A visitor's own call-backs. */
@Injectable()
export class OwnCallbacks {
  constructor(
    private readonly db: Db,
    private readonly views: CallbackViews,
    private readonly course: CallbackCourse,
  ) {}

  current(visitorId: string) {
    return this.views.currentOf(visitorId);
  }

  async cancel(visitorId: string, callbackId: string) {
    const row = found(await this.db.tx((tx) => tx.callback.findFirst({ where: { id: callbackId, visitorId } })));
    await this.course.cancel(row, 'visitor');
    return { callback: await this.views.ofVisitor(visitorId, callbackId) };
  }
}
