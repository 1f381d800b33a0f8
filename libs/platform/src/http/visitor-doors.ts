import { Injectable } from '@nestjs/common';
import type { Server } from 'socket.io';
import type { VisitorActor } from '../context.ts';

/** What the lib that owns sites answers for their visitors: it alone knows sites and tokens. */
export interface VisitorDoor {
  /** Whether pages of this origin may carry the site's widget. */
  isAllowed(siteKey: string, origin: string): Promise<boolean>;
  /** Who a token names; null when nobody, or on another site. */
  authenticate(siteKey: string, token: string): Promise<{ tenantId: string; visitor: VisitorActor } | null>;
  /** Called once the socket server exists. */
  attach(server: Server): void;
}

/** Where visitors of websites come in, beside the desk's own door. */
@Injectable()
export class VisitorDoors {
  private door: VisitorDoor | undefined;

  register(door: VisitorDoor): void {
    if (this.door) throw new Error('visitors have a door already');
    this.door = door;
  }

  async isAllowed(siteKey: string, origin: string): Promise<boolean> {
    return (await this.door?.isAllowed(siteKey, origin)) ?? false;
  }

  /** From an `authorization` header. */
  async authenticate(siteKey: string, header: string | undefined) {
    const token = /^Bearer ([\w.-]{1,400})$/.exec(header ?? '')?.[1];
    return (token && (await this.door?.authenticate(siteKey, token))) || null;
  }

  attach(server: Server): void {
    this.door?.attach(server);
  }
}
