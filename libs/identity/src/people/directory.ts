import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '@guichet/platform';

/** Who is who, for libs that keep only ids of people. */
@Injectable()
export class Directory {
  constructor(private readonly db: Db) {}

  /** Names by id, of disabled people too; absent ids are left out. Pass the transaction one is in. */
  namesOf(userIds: Iterable<string>, tx?: Tx): Promise<Map<string, string>> {
    const read = async (inside: Tx) => {
      const users = await inside.user.findMany({
        where: { id: { in: [...new Set(userIds)] } },
        select: { id: true, name: true },
      });
      return new Map(users.map(({ id, name }) => [id, name]));
    };
    return tx ? read(tx) : this.db.tx(read);
  }
}
