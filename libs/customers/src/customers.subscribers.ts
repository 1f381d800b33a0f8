import { Injectable } from '@nestjs/common';
import { DeskSockets, type Notice, Notifications, rooms } from '@guichet/platform';

/** Open desks fetch a customer again when the record changes. */
@Injectable()
export class CustomersSubscribers {
  constructor(
    notifications: Notifications,
    private readonly sockets: DeskSockets,
  ) {
    notifications.listen((notice) => notice && this.hear(notice));
  }

  private hear({ tenantId, type, data }: Notice): void {
    if (!type.startsWith('customer.')) return;
    const { customerId, mergedId, separatedId, version = 0 } = data as Record<string, string> & { version?: number };
    for (const id of [customerId, mergedId, separatedId])
      if (id) this.sockets.to(rooms.tenant(tenantId))?.emit('customer.changed', { customerId: id, version });
  }
}
