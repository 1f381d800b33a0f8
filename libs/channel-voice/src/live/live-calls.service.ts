import { Injectable } from '@nestjs/common';
import type { LegId } from '@guichet/media';
import type { rows } from '@guichet/platform';
import { LiveCall, type LiveLeg } from './live-call.ts';

/** The calls whose lines this process holds. */
@Injectable()
export class LiveCalls {
  private readonly calls = new Map<string, LiveCall>();

  /** The one of a row, from now on at the latest. */
  of(row: rows.Call): LiveCall {
    const known = this.calls.get(row.id);
    if (known) return known;
    const call = new LiveCall(row);
    this.calls.set(row.id, call);
    return call;
  }

  find(callId: string): LiveCall | undefined {
    return this.calls.get(callId);
  }
  all(): LiveCall[] {
    return [...this.calls.values()];
  }
  ofConversation(conversationId: string): LiveCall | undefined {
    return this.all().find(({ facts }) => facts.conversationId === conversationId);
  }
  withLeg(media: LegId): { call: LiveCall; leg: LiveLeg } | undefined {
    for (const call of this.calls.values()) {
      const leg = call.legOf(media);
      if (leg) return { call, leg };
    }
    return undefined;
  }

  forget(call: LiveCall): void {
    this.calls.delete(call.id);
  }
}
