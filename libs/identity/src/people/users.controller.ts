import { Controller } from '@nestjs/common';
import { type InputOf, inviteUser, listUsers, resendInvitation, updateUser } from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { UsersService } from './users.service.ts';

@Controller()
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Implements(listUsers) list() {
    return this.users.list();
  }
  @Implements(inviteUser) invite(input: InputOf<typeof inviteUser>) {
    return this.users.invite(input);
  }
  @Implements(updateUser) update(input: InputOf<typeof updateUser>) {
    return this.users.update(input);
  }
  @Implements(resendInvitation) resend({ userId }: InputOf<typeof resendInvitation>) {
    return this.users.resendInvitation(userId);
  }
}
