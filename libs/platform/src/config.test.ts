import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const good = {
  APP_DATABASE_URL: 'postgresql://app@127.0.0.1/guichet',
  JOBS_DATABASE_URL: 'postgresql://jobs@127.0.0.1/guichet',
  GUICHET_SECRET: 'x'.repeat(32),
};

describe('readConfig', () => {
  it('listens on loopback only unless told otherwise', () => {
    expect(readConfig(good)).toMatchObject({
      HOST: '127.0.0.1',
      SMTP_DOOR_HOST: '127.0.0.1',
      METRICS_HOST: '127.0.0.1',
      ALLOW_PRIVATE_HOSTS: false,
      GUICHET_DEMO: false,
    });
  });

  it('takes an empty value for none', () => {
    const empty = { PORT: '', SMTP_URL: '', TRUST_PROXY: '', S3_BUCKET: '' };
    expect(readConfig({ ...good, ...empty })).toEqual(readConfig(good));
  });

  it.each([
    ['TRUST_PROXY', '127.0.0.1, 10.0.0.0/8, fd00::/8, loopback'],
    ['SMTP_URL', 'smtp://user:secret@mail.example:587'],
    ['MAIL_FROM', 'desk@shop.example'],
    ['MAIL_FROM', 'The desk <desk@shop.example>'],
  ])('takes %s=%s', (name, value) => {
    expect(readConfig({ ...good, [name]: value })).toMatchObject({ [name]: value });
  });

  it.each(['20000', '29999-20000', '80-9000', '20000-70000', '20000-20004'])('MEDIA_PORTS=%s is wrong', (value) => {
    expect(() => readConfig({ ...good, MEDIA_PORTS: value })).toThrow('MEDIA_PORTS is wrong');
  });

  it('reads a range of ports', () => {
    expect(readConfig({ ...good, MEDIA_PORTS: '20000-29999' }).MEDIA_PORTS).toEqual([20_000, 29_999]);
  });

  it('wants both halves of an S3 key', () => {
    expect(() => readConfig({ ...good, S3_ACCESS_KEY_ID: 'id' })).toThrow('S3_SECRET_ACCESS_KEY is missing');
  });

  it('names every wrong value, a line each', () => {
    const addresses = {
      PUBLIC_URL: 'ftp://x',
      SMTP_URL: 'smtp://',
      MAIL_FROM: 'Guichet',
      TRUST_PROXY: '10.0.0.0/8, proxy',
    };
    const wrong = { ...good, GUICHET_SECRET: 'short', PORT: 'http', ...addresses };
    const read = () => readConfig({ ...wrong, APP_DATABASE_URL: undefined });
    expect(read).toThrow(ConfigError);
    try {
      read();
    } catch (error) {
      const { lines } = error as ConfigError;
      expect(lines.map((line) => line.split(' is ')[0]).sort()).toEqual(
        ['APP_DATABASE_URL', 'GUICHET_SECRET', 'PORT', ...Object.keys(addresses)].sort(),
      );
      expect(lines).toContain('APP_DATABASE_URL is missing');
      expect(lines.join()).not.toContain('short');
    }
  });
});
