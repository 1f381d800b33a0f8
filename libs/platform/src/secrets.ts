import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from './config.ts';

/** 256 random bits, URL-safe. */
export const newToken = (): string => randomBytes(32).toString('base64url');
/** How tokens are kept: their entropy makes a plain hash enough. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Signs and encrypts with keys derived from the installation's secret, one for each purpose. */
@Injectable()
export class Secrets {
  private readonly secret: string;
  constructor(@Inject(CONFIG) config: Config) {
    this.secret = config.GUICHET_SECRET;
  }

  /** HMAC-SHA-256, cut to `bytes` (16 = 128 bit). */
  sign(purpose: string, text: string, bytes = 32): Buffer {
    return createHmac('sha256', this.keyFor(purpose)).update(text).digest().subarray(0, bytes);
  }

  isSigned(purpose: string, text: string, signature: Buffer, bytes = 32): boolean {
    const expected = this.sign(purpose, text, bytes);
    return signature.length === expected.length && timingSafeEqual(signature, expected);
  }

  /** AES-256-GCM: `iv.tag.text`, each base64url. */
  encrypt(plain: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.keyFor('at-rest'), iv);
    const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return [iv, cipher.getAuthTag(), text].map((part) => part.toString('base64url')).join('.');
  }

  /** Throws when the text was changed or the installation's secret is another. */
  decrypt(sealed: string): string {
    const [iv, tag, text] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
    if (!iv || !tag || !text) throw new Error('not a sealed secret');
    const decipher = createDecipheriv('aes-256-gcm', this.keyFor('at-rest'), iv);
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  }

  private keyFor(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, '', `guichet:${purpose}`, 32));
  }
}
