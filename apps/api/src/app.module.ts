import { ChannelChatModule } from '@guichet/channel-chat';
import { ChannelEmailModule } from '@guichet/channel-email';
import { ENDPOINTS, getOpenApi, type InputOf, openApi } from '@guichet/contracts';
import { ConversationsModule } from '@guichet/conversations';
import { CustomersModule } from '@guichet/customers';
import { IdentityModule } from '@guichet/identity';
import { KnowledgeModule } from '@guichet/knowledge';
import { Implements, PlatformModule } from '@guichet/platform';
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
    ChannelChatModule,
    ChannelEmailModule,
    KnowledgeModule,
  ],
  controllers: [OpenApiController, DemoShopController],
})
export class AppModule {}
