import { Controller, Module } from '@nestjs/common';
import { ENDPOINTS, getOpenApi, type InputOf, openApi } from '@guichet/contracts';
import { Implements, PlatformModule } from '@guichet/platform';

@Controller()
export class OpenApiController {
  @Implements(getOpenApi)
  async get(_: InputOf<typeof getOpenApi>) {
    return openApi(ENDPOINTS);
  }
}

@Module({ imports: [PlatformModule], controllers: [OpenApiController] })
export class AppModule {}
