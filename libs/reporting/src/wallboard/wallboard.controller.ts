import { Controller } from '@nestjs/common';
import { getWallboard, type InputOf, listBoardContacts } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { BoardContacts } from './board-contacts.service.ts';
import { Wallboards } from './wallboard.service.ts';

@Controller()
export class WallboardController {
  constructor(
    private readonly boards: Wallboards,
    private readonly contacts: BoardContacts,
  ) {}

  @Implements(getWallboard) look(_: InputOf<typeof getWallboard>) {
    return this.boards.look();
  }
  @Implements(listBoardContacts) list(input: InputOf<typeof listBoardContacts>) {
    return this.contacts.list(input);
  }
}
