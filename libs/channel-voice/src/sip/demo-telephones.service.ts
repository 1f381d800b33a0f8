import { Inject, Injectable } from '@nestjs/common';
import { asTenant, Clock, CONFIG, type Config, currentTenant } from '@guichet/platform';
import type { Flow, IncomingRegister } from '@guichet/sip';
import { SipDoor } from './sip-door.service.ts';

interface DemoTelephone {
  contact: string;
  flow: Flow;
  expiresAt: Date;
}
/** So long one is believed to be there; it says so again before. */
const LONGEST_SECONDS = 300;

/** Telephones of people who try a demo, each for the number it chose. A demo is one process, so nothing of them is stored. */
@Injectable()
export class DemoTelephones {
  private readonly all = new Map<string, DemoTelephone>();

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    door: SipDoor,
  ) {
    door.listen({
      onPhone: (register, { tenantId, number }) => asTenant(tenantId, () => this.registers(register, number)),
      onFlowClosed: (flow) => this.flowClosed(flow),
    });
  }

  /** Null where it is switched off, and outside of demos. */
  find(number: string): DemoTelephone | null {
    const phone = this.all.get(keyOf(number));
    return phone && phone.flow.isOpen && phone.expiresAt > this.clock.now() ? phone : null;
  }

  private registers(register: IncomingRegister, number: string): void {
    if (!this.config.GUICHET_DEMO) return register.reject(403);
    const [contact] = register.contacts;
    const seconds = Math.min(contact?.expiresSeconds ?? 0, LONGEST_SECONDS);
    if (!contact || seconds === 0) {
      this.all.delete(keyOf(number));
      return register.accept([]);
    }
    const expiresAt = new Date(this.clock.now().getTime() + seconds * 1000);
    this.all.set(keyOf(number), { contact: contact.uri, flow: register.flow, expiresAt });
    register.accept([{ uri: contact.uri, expiresSeconds: seconds }]);
  }

  private flowClosed({ id }: Flow): void {
    for (const [name, { flow }] of this.all) if (flow.id === id) this.all.delete(name);
  }
}

const keyOf = (number: string): string => `${currentTenant()} ${number}`;
