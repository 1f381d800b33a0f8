import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** Which process holds a line, as rows of calls and telephones name it. */
@Injectable()
export class ThisProcess {
  readonly id = randomUUID();
}
