import type { Presence } from '@guichet/contracts';

export interface Viewer {
  userId: string;
  name: string;
}
interface Place {
  /** Tenant and conversation. */
  at: string;
  viewer: Viewer;
  isTyping: boolean;
}

/** Who looks at what, by connection: someone with two windows is there until the last of them leaves. */
export class PresenceBoard {
  private readonly places = new Map<string, Place>();
  private readonly byPlace = new Map<string, Set<string>>();

  /** Puts a connection before a conversation, or nowhere. Answers the places where something changed. */
  move(connection: string, viewer: Viewer, at: string | null, isTyping: boolean): string[] {
    const before = this.places.get(connection);
    if (before?.at === (at ?? undefined) && before?.isTyping === isTyping) return [];
    this.take(connection, before);
    if (at !== null) this.put(connection, { at, viewer, isTyping });
    return [...new Set([before?.at, at].filter((place) => typeof place === 'string'))];
  }

  /** Each person once; typing in one window is typing. */
  viewersAt(at: string): Presence['viewers'] {
    const viewers = new Map<string, Presence['viewers'][number]>();
    for (const connection of this.byPlace.get(at) ?? []) {
      const { viewer, isTyping } = this.places.get(connection)!;
      const known = viewers.get(viewer.userId);
      viewers.set(viewer.userId, { ...viewer, isTyping: isTyping || (known?.isTyping ?? false) });
    }
    return [...viewers.values()];
  }

  private put(connection: string, place: Place): void {
    this.places.set(connection, place);
    this.byPlace.set(place.at, (this.byPlace.get(place.at) ?? new Set()).add(connection));
  }

  private take(connection: string, place: Place | undefined): void {
    if (!place) return;
    this.places.delete(connection);
    const there = this.byPlace.get(place.at);
    there?.delete(connection);
    if (!there?.size) this.byPlace.delete(place.at);
  }
}
