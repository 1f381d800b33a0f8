import { Injectable } from '@nestjs/common';
import type { LiveEntry } from './live-entry.ts';

const KEPT = 2000;

/**
 * Messages that this process wrote a moment ago. Their notice comes with the commit and names them by id only; whoever pushes
 * them to screens finds them here and need not read them again. One whose transaction failed is never asked for.
 */
@Injectable()
export class RecentEntries {
  private readonly entries = new Map<string, LiveEntry>();

  put(entry: LiveEntry): void {
    this.entries.set(entry.id, entry);
    if (this.entries.size > KEPT) this.entries.delete(this.entries.keys().next().value!);
  }

  get(entryId: string): LiveEntry | undefined {
    return this.entries.get(entryId);
  }
}
