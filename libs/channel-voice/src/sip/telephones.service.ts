import { Injectable } from '@nestjs/common';
import { Clock, Db, type rows, type Tx } from '@guichet/platform';
import { type Flow, parseNameAddr, parseSipUri } from '@guichet/sip';
import { ThisProcess } from '../this-process.ts';
import { SipDoor } from './sip-door.service.ts';

/** A telephone as it can be reached from here. */
export interface ReachablePhone {
  contact: string;
  path: string[];
  flow: Flow;
}
/** A telephone that has said where it is, and the connection by which it did. */
export interface Registration {
  tenantId: string;
  userId: string;
  contact: string;
  path: readonly string[];
  expiresAt: Date;
  flow: Flow;
}
/** Windows of a desk that one person has open; of more, those that came first ring no more. */
export const MAX_PHONES = 10;
type ConnectedAgain = (registration: Registration) => void;

const keyOf = (userId: string, contact: string): string => `${userId} ${contact}`;

/** Desks' telephones: the rows say who has one, this process knows the connections that are its own. */
@Injectable()
export class Telephones {
  private readonly connected = new Map<string, Registration>();
  private readonly onConnected: ConnectedAgain[] = [];

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly process: ThisProcess,
    private readonly door: SipDoor,
  ) {}

  /** Told of each registration, so that calls under way find a telephone that has connected again. */
  whenConnected(handler: ConnectedAgain): void {
    this.onConnected.push(handler);
  }

  async put(registration: Registration): Promise<void> {
    const { userId, contact, path, expiresAt } = registration;
    const row = { path: [...path], expiresAt, processId: this.process.id };
    const beyond = await this.db.tx(async (tx) => {
      await tx.telephone.deleteMany({ where: { userId, expiresAt: { lte: this.clock.now() } } });
      const { count } = await tx.telephone.updateMany({ where: { userId, contact }, data: row });
      if (count) return [];
      await tx.telephone.create({ data: { userId, contact, ...row } });
      const others = { userId, contact: { not: contact } };
      const former = await tx.telephone.findMany({
        where: others,
        orderBy: { expiresAt: 'desc' },
        skip: MAX_PHONES - 1,
      });
      await tx.telephone.deleteMany({ where: { userId, contact: { in: former.map((one) => one.contact) } } });
      return former;
    });
    for (const one of beyond) this.connected.delete(keyOf(userId, one.contact));
    this.connected.set(keyOf(userId, contact), registration);
    for (const handler of this.onConnected) handler(registration);
  }

  /** One that was connected here and is not any more; another process may have it by now. */
  async lost({ userId, contact }: Registration): Promise<void> {
    this.connected.delete(keyOf(userId, contact));
    const where = { userId, contact, processId: this.process.id };
    await this.db.tx((tx) => tx.telephone.deleteMany({ where }));
  }

  /** One of his, or all. */
  async drop(userId: string, contact?: string): Promise<void> {
    const where = contact === undefined ? { userId } : { userId, contact };
    const gone = await this.db.tx(async (tx) => {
      const phones = await tx.telephone.findMany({ where });
      await tx.telephone.deleteMany({ where });
      return phones;
    });
    for (const phone of gone) this.connected.delete(keyOf(userId, phone.contact));
  }

  /** Those whose connection is closed, with whose they are. */
  onFlow(flow: Flow): Registration[] {
    return [...this.connected.values()].filter((phone) => phone.flow.id === flow.id);
  }

  listOf(tx: Tx, userIds: readonly string[]): Promise<rows.Telephone[]> {
    return tx.telephone.findMany({ where: { userId: { in: [...userIds] }, expiresAt: { gt: this.clock.now() } } });
  }

  /** Those that ring when this process calls. */
  async reachable(userId: string): Promise<ReachablePhone[]> {
    const phones = await this.db.tx((tx) => this.listOf(tx, [userId]));
    return phones.flatMap(({ contact, path }) => {
      const flow = path.length ? this.throughEdge(path[0]!) : this.connected.get(keyOf(userId, contact))?.flow;
      return flow?.isOpen ? [{ contact, path, flow }] : [];
    });
  }

  /** A Path's user is what the edge calls the connection, whichever process it has told. */
  private throughEdge(path: string): Flow | undefined {
    const uri = parseSipUri(parseNameAddr(path)?.uri ?? '');
    return uri && this.door.connectionAt({ host: uri.host, port: uri.port ?? 5060 }, uri.user ?? '');
  }
}
