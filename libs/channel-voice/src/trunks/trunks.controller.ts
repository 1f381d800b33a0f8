import { Controller } from '@nestjs/common';
import {
  createTrunk,
  deleteTrunk,
  type InputOf,
  listTrunks,
  orderTrunks,
  testTrunk,
  updateTrunk,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { TrunkTests } from './trunk-tests.service.ts';
import { Trunks } from './trunks.service.ts';

@Controller()
export class TrunksController {
  constructor(
    private readonly trunks: Trunks,
    private readonly tests: TrunkTests,
  ) {}

  @Implements(listTrunks) list() {
    return this.trunks.list();
  }
  @Implements(createTrunk) create(input: InputOf<typeof createTrunk>) {
    return this.trunks.create(input);
  }
  @Implements(updateTrunk) update(input: InputOf<typeof updateTrunk>) {
    return this.trunks.update(input);
  }
  @Implements(deleteTrunk) remove({ trunkId }: InputOf<typeof deleteTrunk>) {
    return this.trunks.remove(trunkId);
  }
  @Implements(orderTrunks) order(input: InputOf<typeof orderTrunks>) {
    return this.trunks.order(input);
  }
  @Implements(testTrunk) test(input: InputOf<typeof testTrunk>) {
    return this.tests.run(input);
  }
}
