import { Injectable } from '@nestjs/common';
import { CallbackAsk, CallbackCodeAsk, CallbackHold, OneCallback } from '@guichet/contracts';
import { log } from '@guichet/platform';
import { answering, asVisitor, VisitorLimits, type WidgetSocket, WidgetSockets } from '@guichet/sites';
import * as z from 'zod';
import { VisitorCallbacks } from '../callbacks/visitor-callbacks.service.ts';
import { NumberCodes } from '../confirmation/number-codes.service.ts';
import { OwnCallbacks } from './own-callbacks.service.ts';

const Language = z.object({ language: z.enum(['fr', 'en']) });

/** What a widget may say of call-backs over its socket. */
@Injectable()
export class PageCallbackEvents {
  constructor(
    sockets: WidgetSockets,
    private readonly callbacks: VisitorCallbacks,
    private readonly own: OwnCallbacks,
    private readonly limits: VisitorLimits,
    private readonly codes: NumberCodes,
  ) {
    sockets.whenConnected((socket) => this.greet(socket));
  }

  private greet(socket: WidgetSocket): void {
    const { admitted } = socket.data;
    const { visitorId } = admitted.visitor;
    socket.on(
      'callback.offer',
      answering(socket, Language, async ({ language }) => {
        await this.limits.spend('catchUp', visitorId);
        return this.callbacks.offer(admitted, language);
      }),
    );
    socket.on(
      'callback.ask',
      answering(socket, CallbackAsk, async (input) => {
        await this.limits.spend('callback', visitorId);
        return this.callbacks.ask(admitted, input);
      }),
    );
    socket.on(
      'callback.hold',
      answering(socket, CallbackHold, async ({ at }) => {
        await this.limits.spend('catchUp', visitorId);
        return this.callbacks.hold(admitted, at);
      }),
    );
    socket.on(
      'callback.code',
      answering(socket, CallbackCodeAsk, async (input) => {
        await this.limits.spend('code', visitorId);
        return this.codes.send(admitted, input);
      }),
    );
    socket.on(
      'callback.cancel',
      answering(socket, OneCallback, async ({ callbackId }) => {
        await this.limits.spend('catchUp', visitorId);
        return this.own.cancel(visitorId, callbackId);
      }),
    );
    this.show(socket);
  }

  /** Another page, or this one again: it learns of a call-back that lives. */
  private show(socket: WidgetSocket): void {
    const { visitor, isNew } = socket.data.admitted;
    if (isNew) return;
    asVisitor(socket, () => this.own.current(visitor.visitorId)).then(
      (callback) => callback && socket.emit('callback', callback),
      (error: unknown) => log.warn({ err: error }, 'a page was not told of its call-back'),
    );
  }
}
