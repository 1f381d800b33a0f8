import type { WidgetClientEvents, WidgetServerEvents } from '@guichet/contracts';
import type { Namespace, Socket } from 'socket.io';
import type { Admitted } from '../visitors/visitor-admission.service.ts';

export interface WidgetSocketData {
  tenantId: string;
  admitted: Admitted;
}
export type WidgetSocket = Socket<WidgetClientEvents, WidgetServerEvents, object, WidgetSocketData>;
export type WidgetNamespace = Namespace<WidgetClientEvents, WidgetServerEvents, object, WidgetSocketData>;

/** Rooms are derived here and nowhere else; a page never names one. Ids are unique over all tenants. */
export const widgetRooms = {
  site: (siteId: string) => `site:${siteId}`,
  visitor: (visitorId: string) => `visitor:${visitorId}`,
};
