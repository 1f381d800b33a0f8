import { Controller } from '@nestjs/common';
import { type InputOf, listAudit } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { AuditListService } from './audit-list.service.ts';

@Controller()
export class AuditController {
  constructor(private readonly audit: AuditListService) {}

  @Implements(listAudit) list(input: InputOf<typeof listAudit>) {
    return this.audit.list(input);
  }
}
