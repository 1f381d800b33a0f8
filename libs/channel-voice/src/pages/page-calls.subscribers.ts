import { Injectable } from '@nestjs/common';
import { type CallPass, CallStart, OneCall } from '@guichet/contracts';
import { log } from '@guichet/platform';
import { asVisitor, limited, VisitorLimits, type WidgetSocket, WidgetSockets } from '@guichet/sites';
import { CallMedia } from '../media/call-media.service.ts';
import { PageCalls } from './page-calls.service.ts';
import { PageMoves } from './page-moves.service.ts';

/** What a widget may say of calls over its socket. */
@Injectable()
export class PageCallEvents {
  constructor(
    sockets: WidgetSockets,
    private readonly calls: PageCalls,
    private readonly moves: PageMoves,
    private readonly limits: VisitorLimits,
    private readonly media: CallMedia,
  ) {
    sockets.whenConnected((socket) => this.greet(socket));
  }

  private greet(socket: WidgetSocket): void {
    const { visitorId } = socket.data.admitted.visitor;
    const { answered } = limited(socket, this.limits);
    const given = this.hearLeaving(socket);
    socket.on(
      'call.start',
      answered('call', CallStart, async (input) => {
        this.media.warm();
        return given(await this.calls.start(socket.data.admitted, input));
      }),
    );
    socket.on(
      'call.resume',
      answered('catchUp', OneCall, async ({ callId }) => given(await this.calls.pass(visitorId, callId))),
    );
    socket.on(
      'call.refuse-recording',
      answered('catchUp', OneCall, ({ callId }) => this.calls.refuseRecording(visitorId, callId)),
    );
    this.hearGoing(socket);
    this.show(socket);
  }

  /** A page that goes before its telephone has called is hardly waited for; the one that follows asks for a pass again. */
  private hearLeaving(socket: WidgetSocket): (pass: CallPass) => Promise<CallPass> {
    let callId: string | null = null;
    const leaves = (): void => {
      if (!callId) return;
      const gone = callId;
      asVisitor(socket, () => this.moves.leaves(gone)).catch((error: unknown) =>
        log.warn({ err: error }, 'a page that is gone is waited for as long as one that is there'),
      );
    };
    socket.on('disconnect', leaves);
    return async (pass) => {
      ({ callId } = pass.call);
      await this.moves.isAwaited(callId);
      // It may have gone before it had its answer.
      if (socket.disconnected) leaves();
      return pass;
    };
  }

  private hearGoing(socket: WidgetSocket): void {
    const { visitorId } = socket.data.admitted.visitor;
    const { heard } = limited(socket, this.limits);
    socket.on(
      'call.moving',
      heard(OneCall, ({ callId }) => this.moves.moves(visitorId, callId)),
    );
    socket.on(
      'call.staying',
      heard(OneCall, ({ callId }) => this.moves.stays(visitorId, callId)),
    );
    socket.on(
      'call.hang-up',
      heard(OneCall, ({ callId }) => this.moves.hangsUp(visitorId, callId)),
    );
  }

  /** Another page, or this one again: it learns of a call that lives. */
  private show(socket: WidgetSocket): void {
    const { visitor, isNew } = socket.data.admitted;
    if (isNew) return;
    asVisitor(socket, () => this.calls.current(visitor.visitorId)).then(
      (call) => call && socket.emit('call', call),
      (error: unknown) => log.warn({ err: error }, 'a page was not told of its call'),
    );
  }
}
