import { ChannelCallbackModule } from '@guichet/channel-callback';
import { ChannelChatModule } from '@guichet/channel-chat';
import { ChannelEmailModule } from '@guichet/channel-email';
import { ChannelVoiceModule } from '@guichet/channel-voice';
import { ENDPOINTS, getOpenApi, type InputOf, openApi } from '@guichet/contracts';
import { ConversationsModule } from '@guichet/conversations';
import { CustomersModule } from '@guichet/customers';
import { IdentityModule } from '@guichet/identity';
import { KnowledgeModule } from '@guichet/knowledge';
import { Implements, PlatformModule } from '@guichet/platform';
import { ReportingModule } from '@guichet/reporting';
import { SitesModule } from '@guichet/sites';
import { SlaModule } from '@guichet/sla';
import { Controller, Module } from '@nestjs/common';
import { DemoShopController } from './demo/demo-shop.ts';

@Controller()
export class OpenApiController {
  @Implements(getOpenApi)
  async get(_: InputOf<typeof getOpenApi>) {
    return openApi(ENDPOINTS);
  }
}

@Module({
  imports: [
    PlatformModule,
    IdentityModule,
    CustomersModule,
    ConversationsModule,
    ChannelCallbackModule,
    ChannelChatModule,
    ChannelEmailModule,
    ChannelVoiceModule,
    KnowledgeModule,
    ReportingModule,
    SitesModule,
    SlaModule,
  ],
  controllers: [OpenApiController, DemoShopController],
})
export class AppModule {}
