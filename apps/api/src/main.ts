import 'reflect-metadata';
import { type Config, ConfigError, environmentConfig, log, startServers } from '@guichet/platform';
import { AppModule } from './app.module.ts';

function configOrExit(): Config {
  try {
    return environmentConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const line of error.lines) console.error(line);
    process.exit(1);
  }
}

// The process outlives its database: a rejection that a library forgot must not end it.
process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

const config = configOrExit();
const { url, stop } = await startServers(AppModule, config);
log.info({ url, role: config.GUICHET_ROLE }, 'listening');

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    log.info({ signal }, 'stopping');
    // Running work gets its time; what hangs must not keep the process for ever.
    setTimeout(() => process.exit(1), 20_000).unref();
    void stop().then(() => process.exit(0));
  });
