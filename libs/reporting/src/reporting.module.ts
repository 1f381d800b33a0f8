import { Module } from '@nestjs/common';
import { RoutingModule } from '@guichet/routing';
import { BoardContacts } from './wallboard/board-contacts.service.ts';
import { WallboardController } from './wallboard/wallboard.controller.ts';
import { WallboardLive } from './wallboard/wallboard-live.subscribers.ts';
import { Wallboards } from './wallboard/wallboard.service.ts';

@Module({
  imports: [RoutingModule],
  controllers: [WallboardController],
  providers: [BoardContacts, WallboardLive, Wallboards],
})
export class ReportingModule {}
