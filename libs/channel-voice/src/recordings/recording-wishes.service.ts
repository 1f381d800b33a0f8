import { Injectable } from '@nestjs/common';
import type { changeRecording, InputOf } from '@guichet/contracts';
import { ConversationsService } from '@guichet/conversations';
import { Db, DomainError, Events, found, type Prisma, type rows, type Tx } from '@guichet/platform';
import { RecordingRemoval } from './recording-removal.service.ts';
import { type RecordingState, recordingState } from './recording-state.ts';

type Action = InputOf<typeof changeRecording>['action'];

/** In which states an agent may, and what it does to the call. */
const ACTIONS: Record<Action, { from: RecordingState[]; data: Prisma.CallUncheckedUpdateManyInput }> = {
  pause: { from: ['on'], data: { pausesRecording: true } },
  resume: { from: ['paused'], data: { pausesRecording: false } },
  stop: { from: ['on', 'paused'], data: { stopsRecording: true } },
};

/** What people want of a call's recording. It is written down here; the process that has the lines makes it so. */
@Injectable()
export class RecordingWishes {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly conversations: ConversationsService,
    private readonly removal: RecordingRemoval,
  ) {}

  /** Refused with `illegal_status` where there is nothing to pause, resume or stop. */
  change({ callId, action }: InputOf<typeof changeRecording>): Promise<void> {
    return this.db.tx(async (tx) => {
      const call = found(await this.hold(tx, callId));
      found((await this.conversations.visibleAmong(tx, [call.conversationId]))[0]);
      if (call.endedAt) throw new DomainError('call_ended');
      const { from, data } = ACTIONS[action];
      const recordings = await tx.recording.findMany({ where: { callId } });
      if (!from.includes(recordingState(call, recordings))) throw new DomainError('illegal_status');
      await tx.call.updateMany({ where: { id: callId }, data });
      await this.tell(tx, call, action);
    });
  }

  /** By the caller: for good, and what was recorded of the call goes. */
  refuse(visitorId: string, callId: string): Promise<void> {
    return this.db.tx(async (tx) => {
      const call = await this.hold(tx, callId);
      if (call?.visitorId !== visitorId || call.endedAt) throw new DomainError('call_ended');
      if (call.refusesRecording) return;
      await tx.call.updateMany({ where: { id: callId }, data: { refusesRecording: true } });
      const all = await tx.recording.findMany({ where: { callId, deletedAt: null }, select: { id: true } });
      await this.removal.now(
        tx,
        all.map(({ id }) => id),
      );
      await this.tell(tx, call, 'refuse');
    });
  }

  private async hold(tx: Tx, callId: string): Promise<rows.Call | null> {
    await tx.$executeRaw`select 1 from call where id = ${callId}::uuid for no key update`;
    return tx.call.findFirst({ where: { id: callId } });
  }

  private async tell(tx: Tx, { id: callId, conversationId }: rows.Call, action: Action | 'refuse'): Promise<void> {
    const state = { pause: 'paused', resume: 'on', stop: 'none', refuse: 'refused' }[action];
    await this.events.record(tx, 'call.recording-changed', { conversationId, callId, state });
  }
}
