import { Controller } from '@nestjs/common';
import {
  addIdentity,
  getCustomer,
  type InputOf,
  mergeCustomers,
  removeIdentity,
  searchCustomers,
  unmergeCustomers,
  updateCustomer,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { CustomerRecordsService } from './customer-records.service.ts';
import { MergesService } from './merges.service.ts';

@Controller()
export class CustomersController {
  constructor(
    private readonly records: CustomerRecordsService,
    private readonly merges: MergesService,
  ) {}

  @Implements(searchCustomers) search(input: InputOf<typeof searchCustomers>) {
    return this.records.search(input);
  }
  @Implements(getCustomer) get(input: InputOf<typeof getCustomer>) {
    return this.records.get(input);
  }
  @Implements(updateCustomer) update(input: InputOf<typeof updateCustomer>) {
    return this.records.update(input);
  }
  @Implements(addIdentity) addIdentity(input: InputOf<typeof addIdentity>) {
    return this.records.addIdentity(input);
  }
  @Implements(removeIdentity) removeIdentity(input: InputOf<typeof removeIdentity>) {
    return this.records.removeIdentity(input);
  }
  @Implements(mergeCustomers) merge(input: InputOf<typeof mergeCustomers>) {
    return this.merges.merge(input);
  }
  @Implements(unmergeCustomers) unmerge(input: InputOf<typeof unmergeCustomers>) {
    return this.merges.unmerge(input);
  }
}
