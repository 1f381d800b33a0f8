import { Controller, Req, Res } from '@nestjs/common';
import {
  downloadImportRefusals,
  getContactImport,
  type InputOf,
  listContactImports,
  startContactImport,
  uploadContacts,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { csv } from '../reports/csv.ts';
import { ImportFiles } from './import-files.service.ts';

@Controller()
export class ImportsController {
  constructor(private readonly files: ImportFiles) {}

  @Implements(uploadContacts) upload(input: InputOf<typeof uploadContacts>, @Req() request: FastifyRequest) {
    return this.files.upload(input, request.body);
  }
  @Implements(startContactImport) start(input: InputOf<typeof startContactImport>) {
    return this.files.start(input);
  }
  @Implements(getContactImport) get({ importId }: InputOf<typeof getContactImport>) {
    return this.files.get(importId);
  }
  @Implements(listContactImports) list(_: InputOf<typeof listContactImports>) {
    return this.files.list();
  }
  @Implements(downloadImportRefusals)
  async refusals(
    { importId }: InputOf<typeof downloadImportRefusals>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const refused = await this.files.refusals(importId);
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', 'attachment; filename="refused-lines.csv"');
    return csv([
      ['line', 'field', 'reason', 'value'],
      ...refused.map(({ line, field, reason, value }) => [line, field, reason, value]),
    ]);
  }
}
