import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { CONFIG, type Config } from './config.ts';
import { currentTenant } from './context.ts';

/** First and last byte, both of them included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Where bytes rest. Keys are made here and say nothing of the file; the tenant is their first part. */
interface Store {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** A local file, which stays where it is. */
  copy(key: string, path: string): Promise<void>;
  get(key: string): Promise<Buffer>;
  stream(key: string, range?: ByteRange): Promise<Readable>;
  remove(key: string): Promise<void>;
}

class FolderStore implements Store {
  constructor(private readonly folder: string) {}
  private path = (key: string) => join(this.folder, key);
  async put(key: string, bytes: Uint8Array) {
    const path = this.path(key);
    await mkdir(dirname(path), { recursive: true });
    // A crash between the two leaves no half file under the key.
    await writeFile(`${path}.part`, bytes, { flush: true });
    await rename(`${path}.part`, path);
  }
  async copy(key: string, from: string) {
    const path = this.path(key);
    await mkdir(dirname(path), { recursive: true });
    await copyFile(from, `${path}.part`);
    const part = await open(`${path}.part`, 'r+');
    await part.sync().finally(() => part.close());
    await rename(`${path}.part`, path);
  }
  get = (key: string) => readFile(this.path(key));
  stream = async (key: string, range?: ByteRange): Promise<Readable> => createReadStream(this.path(key), range);
  remove = (key: string) => rm(this.path(key), { force: true });
}

class S3Store implements Store {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {}
  private at = (key: string) => ({ Bucket: this.bucket, Key: key });
  async put(key: string, bytes: Uint8Array) {
    await this.client.send(new PutObjectCommand({ ...this.at(key), Body: bytes }));
  }
  async copy(key: string, path: string) {
    // A stream's length cannot be seen by the client, and stores that speak S3 want it first.
    const { size: ContentLength } = await stat(path);
    await this.client.send(new PutObjectCommand({ ...this.at(key), Body: createReadStream(path), ContentLength }));
  }
  async get(key: string) {
    const { Body } = await this.client.send(new GetObjectCommand(this.at(key)));
    return Buffer.from(await Body!.transformToByteArray());
  }
  async stream(key: string, range?: ByteRange) {
    const Range = range && `bytes=${range.start}-${range.end}`;
    const { Body } = await this.client.send(new GetObjectCommand({ ...this.at(key), ...(Range ? { Range } : {}) }));
    return Body as Readable;
  }
  async remove(key: string) {
    await this.client.send(new DeleteObjectCommand(this.at(key)));
  }
}

const ONLY_REQUIRED_CHECKSUMS = {
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
} as const;

const storeOf = (config: Config): Store => {
  if (!config.S3_BUCKET) return new FolderStore(resolve(config.FILES_DIR));
  const { S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret, S3_ENDPOINT: endpoint } = config;
  const client = new S3Client({
    region: config.S3_REGION,
    // Many stores that speak S3 refuse the checksums that Amazon's client adds by itself.
    ...(endpoint ? { endpoint, forcePathStyle: true, ...ONLY_REQUIRED_CHECKSUMS } : {}),
    ...(id && secret ? { credentials: { accessKeyId: id, secretAccessKey: secret } } : {}),
  });
  return new S3Store(client, config.S3_BUCKET);
};

/** Attachments, raw mails, recordings, prompts: a local folder, or S3 by setting. */
@Injectable()
export class Files {
  private readonly store: Store;
  constructor(@Inject(CONFIG) config: Config) {
    this.store = storeOf(config);
  }

  /** Stores the bytes of the current tenant under a fresh key, durably, and answers the key. */
  async put(bytes: Uint8Array): Promise<string> {
    const key = freshKey();
    await this.store.put(key, bytes);
    return key;
  }
  /** The same for what is too large for the memory: a local file, which stays where it is. */
  async putFile(path: string): Promise<string> {
    const key = freshKey();
    await this.store.copy(key, path);
    return key;
  }
  get = (key: string): Promise<Buffer> => this.store.get(own(key));
  stream = (key: string, range?: ByteRange): Promise<Readable> => this.store.stream(own(key), range);
  remove = (key: string): Promise<void> => this.store.remove(own(key));
}

function freshKey(): string {
  const id = uuid();
  return `${currentTenant()}/${id.slice(0, 8)}/${id}`;
}

/** A key of another tenant is refused even if it came from a row. */
function own(key: string): string {
  if (!key.startsWith(`${currentTenant()}/`) || key.includes('..')) throw new Error('file of another tenant');
  return key;
}
