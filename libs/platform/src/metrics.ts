import { createServer, type Server } from 'node:http';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { CONFIG, type Config } from './config.ts';

/** Prometheus figures on a port of their own that is not public. */
@Injectable()
export class Metrics implements OnApplicationShutdown {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'guichet_http_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });
  readonly mails = new Counter({
    name: 'guichet_mails_total',
    help: 'Incoming mails by what became of them',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  readonly deliveries = new Counter({
    name: 'guichet_deliveries_total',
    help: 'Outgoing messages by result',
    labelNames: ['result'],
    registers: [this.registry],
  });
  readonly mailboxes = new Gauge({
    name: 'guichet_mailboxes',
    help: 'Mailboxes held by this process, by state',
    labelNames: ['state'],
    registers: [this.registry],
  });
  private server: Server | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    collectDefaultMetrics({ register: this.registry });
  }

  async listen(): Promise<void> {
    const { registry, config } = this;
    this.server = createServer((request, response) => {
      if (request.url !== '/metrics') return response.writeHead(404).end();
      void registry
        .metrics()
        .then((text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text));
    });
    const { server } = this;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(config.METRICS_PORT, config.METRICS_HOST, resolve);
    });
  }

  onApplicationShutdown(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}
