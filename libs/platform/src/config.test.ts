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

  it('names every wrong value, a line each', () => {
    const wrong = { ...good, GUICHET_SECRET: 'short', PORT: 'http', PUBLIC_URL: 'ftp://x', SMTP_URL: 'mail.example' };
    const read = () => readConfig({ ...wrong, APP_DATABASE_URL: undefined });
    expect(read).toThrow(ConfigError);
    try {
      read();
    } catch (error) {
      const { lines } = error as ConfigError;
      expect(lines.map((line) => line.split(' is ')[0]).sort()).toEqual(
        ['APP_DATABASE_URL', 'GUICHET_SECRET', 'PORT', 'PUBLIC_URL', 'SMTP_URL'].sort(),
      );
      expect(lines).toContain('APP_DATABASE_URL is missing');
      expect(lines.join()).not.toContain('short');
    }
  });
});
