import { Inject, Injectable } from '@nestjs/common';
import { asTenant, Clock, CONFIG, type Config, Db, isOwnOrigin, log } from '@guichet/platform';
import { type Flow, type IncomingRegister, parseSipUri } from '@guichet/sip';
import { addressUserOf, type SipPass } from './sip-accounts.ts';
import { SipDoor } from './sip-door.service.ts';
import { MAX_PHONES, Telephones } from './telephones.service.ts';

/** So long a telephone is believed to be there; it says so again before. */
const LONGEST_SECONDS = 300;

/** Where desks' telephones say that they are there (RFC 3261 §10). Each only for its own address. */
@Injectable()
export class Registrar {
  constructor(
    private readonly phones: Telephones,
    private readonly db: Db,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly door: SipDoor,
  ) {
    door.listen({
      onRegister: (register, pass) => asTenant(pass.identity.tenantId, () => this.registers(register, pass)),
      onFlowClosed: (flow) => this.flowClosed(flow),
    });
  }

  private async registers(register: IncomingRegister, { identity, expiresAt }: SipPass): Promise<void> {
    if (identity.kind !== 'agent') return register.reject(403);
    const { tenantId, userId } = identity;
    const isOwn = parseSipUri(register.request.to.uri)?.user === addressUserOf(identity);
    if (!isOwn || !this.isFromDesk(register.flow) || !(await this.isActive(userId))) return register.reject(403);
    if (register.isRemovingAll) await this.phones.drop(userId);
    const { flow } = register;
    // A way is believed from an edge alone: who names one himself could have us call anywhere.
    const path = this.door.isThroughEdge(flow) ? register.path : [];
    const kept: { uri: string; expiresSeconds: number }[] = [];
    const left = Math.floor((expiresAt.getTime() - this.clock.now().getTime()) / 1000);
    for (const { uri: contact, expiresSeconds } of register.contacts.slice(0, MAX_PHONES)) {
      if (expiresSeconds === 0) {
        await this.phones.drop(userId, contact);
        continue;
      }
      const seconds = Math.min(expiresSeconds, left, LONGEST_SECONDS);
      const until = new Date(this.clock.now().getTime() + seconds * 1000);
      await this.phones.put({ tenantId, userId, contact, path, expiresAt: until, flow });
      kept.push({ uri: contact, expiresSeconds: seconds });
    }
    register.accept(kept);
  }

  /** An edge says by which page a connection was opened; one that does not has looked itself. */
  private isFromDesk({ handshake }: Flow): boolean {
    const own = new URL(this.config.PUBLIC_URL).origin;
    return !handshake || isOwnOrigin(own, handshake.origin, handshake.host);
  }

  private async isActive(userId: string): Promise<boolean> {
    return (await this.db.tx((tx) => tx.user.findFirst({ where: { id: userId, status: 'active' } }))) !== null;
  }

  private flowClosed(flow: Flow): void {
    for (const phone of this.phones.onFlow(flow))
      asTenant(phone.tenantId, () => this.phones.lost(phone)).catch((error: unknown) =>
        log.warn({ err: error }, 'a telephone that is gone could not be forgotten; it is when its time is over'),
      );
  }
}
