// Preloaded into the api: when the process that started it is gone, however it ended, the api stops as at SIGTERM.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
