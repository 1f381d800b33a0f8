import 'reflect-metadata';
import { ChannelEmailModule } from '@guichet/channel-email';
import { ConversationsModule } from '@guichet/conversations';
import { CustomersModule } from '@guichet/customers';
import { environmentConfig, log } from '@guichet/platform';
import { RoutingModule } from '@guichet/routing';
import { SitesModule } from '@guichet/sites';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.ts';
import { DemoPastChats } from './demo/demo-past-chats.ts';
import { DemoPastMails } from './demo/demo-past-mails.ts';
import { DemoSeeder } from './demo/demo-seeder.ts';
import { DemoSite } from './demo/demo-site.ts';

const uses = [ConversationsModule, CustomersModule, ChannelEmailModule, RoutingModule, SitesModule];

@Module({ imports: [AppModule, ...uses], providers: [DemoPastChats, DemoPastMails, DemoSeeder, DemoSite] })
export class DemoModule {}

/** Makes the demo shop; for the start command, on an installation without tenants. */
export async function seedDemo(): Promise<void> {
  const { GUICHET_DEMO_PASSWORD } = environmentConfig();
  if (!GUICHET_DEMO_PASSWORD) throw new Error('GUICHET_DEMO_PASSWORD is missing');
  log.level = 'warn';
  const app = await NestFactory.createApplicationContext(DemoModule, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  await app.get(DemoSeeder).seed(GUICHET_DEMO_PASSWORD);
  await app.close();
}
