import { Injectable } from '@nestjs/common';
import { log, type Notice, Notifications } from '@guichet/platform';
import { SiteDirectory } from '../sites/site-directory.service.ts';
import { widgetRooms, type WidgetSocket } from './widget-socket.ts';
import { WidgetSockets } from './widget-sockets.service.ts';

/** A site that was switched off, or an origin that was taken from it, is gone for open pages too. */
@Injectable()
export class SiteRevocation {
  constructor(
    private readonly sockets: WidgetSockets,
    private readonly sites: SiteDirectory,
    notifications: Notifications,
  ) {
    notifications.listen((notice) => {
      if (notice?.type === 'site.changed') this.lookAt((notice as Notice<'site.changed'>).data.siteId);
    });
  }

  private lookAt(siteId: string): void {
    for (const socket of this.sockets.in(widgetRooms.site(siteId)))
      this.dismissIfOver(socket).catch((error: unknown) => log.warn({ err: error }, 'a widget could not be looked at'));
  }

  private async dismissIfOver(socket: WidgetSocket): Promise<void> {
    const site = await this.sites.byKey(socket.data.admitted.site.key);
    const { origin = '' } = socket.handshake.headers;
    // Below socket.io: the page comes again and is told why not.
    if (!site || !this.sites.isAllowed(site, origin)) socket.conn.close();
  }
}
