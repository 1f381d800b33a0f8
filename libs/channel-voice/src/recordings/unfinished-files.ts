import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, currentTenant } from '@guichet/platform';

/** A recording that is being written, or was when its process ended. */
export interface UnfinishedFile {
  tenantId: string;
  recordingId: string;
  path: string;
  /** When its last byte was written. */
  writtenAt: Date;
}

/** Where recordings are written before they are kept: on the disk of the process that has the call. */
@Injectable()
export class UnfinishedFiles {
  private readonly folder: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.folder = resolve(config.FILES_DIR, 'unfinished-recordings');
  }

  /** Without its ending, as `MediaAnchor.record` takes it. */
  async pathFor(recordingId: string): Promise<string> {
    const folder = join(this.folder, currentTenant());
    await mkdir(folder, { recursive: true });
    return join(folder, recordingId);
  }

  async all(): Promise<UnfinishedFile[]> {
    const files: UnfinishedFile[] = [];
    for (const tenantId of await this.names(this.folder))
      for (const name of await this.names(join(this.folder, tenantId))) {
        const path = join(this.folder, tenantId, name);
        // It may just have been kept.
        const facts = await stat(path).catch(() => null);
        const recordingId = basename(name).split('.')[0]!;
        if (facts) files.push({ tenantId, recordingId, path, writtenAt: facts.mtime });
      }
    return files;
  }

  remove(path: string): Promise<void> {
    return rm(path, { force: true });
  }

  private names(folder: string): Promise<string[]> {
    return readdir(folder).catch(() => []);
  }
}
