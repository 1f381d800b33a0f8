import { Controller } from '@nestjs/common';
import { getMyDay, type InputOf } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { MyDays } from './my-day.service.ts';

@Controller()
export class MyDayController {
  constructor(private readonly days: MyDays) {}

  @Implements(getMyDay) mine(_: InputOf<typeof getMyDay>) {
    return this.days.mine();
  }
}
