import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { convertSound } from '@guichet/media';
import { Files } from '@guichet/platform';

/** The media anchor plays files of this machine: prompts of sites are laid there when they are first needed. */
@Injectable()
export class PromptFiles implements OnApplicationShutdown {
  private readonly laid = new Map<string, Promise<string>>();
  private folder: Promise<string> | undefined;

  constructor(private readonly files: Files) {}

  /** As `MediaAnchor.play` takes it. */
  pathOf(fileKey: string): Promise<string> {
    const known = this.laid.get(fileKey);
    if (known) return known;
    const laying = this.lay(fileKey);
    this.laid.set(fileKey, laying);
    // What failed is tried again.
    laying.catch(() => this.laid.delete(fileKey));
    return laying;
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.folder) await rm(await this.folder, { recursive: true, force: true });
  }

  private async lay(fileKey: string): Promise<string> {
    this.folder ??= mkdtemp(join(tmpdir(), 'guichet-prompts-'));
    const path = join(await this.folder, basename(fileKey));
    const opus = await this.files.get(fileKey);
    const { alaw } = await convertSound(opus, Infinity);
    await writeFile(`${path}.opus`, opus);
    await writeFile(`${path}.alaw`, alaw);
    return path;
  }
}
