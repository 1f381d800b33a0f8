import { Injectable } from '@nestjs/common';
import type { TrunkRate } from '@guichet/contracts';
import type { Band, OpenedLeg } from '@guichet/media';
import type { Tx } from '@guichet/platform';
import { nameAddr, type OutgoingCall } from '@guichet/sip';
import { sdpBody } from '../live/leg-bodies.ts';
import { CallMedia } from '../media/call-media.service.ts';
import { DemoTelephones } from '../sip/demo-telephones.service.ts';
import { SipDoor } from '../sip/sip-door.service.ts';
import { TrunkLine, trunkAddress, trunkTarget } from '../trunks/trunk-line.service.ts';
import { TrunkRests } from '../trunks/trunk-rests.service.ts';
import { rateOf } from '../trunks/trunk-rates.ts';
import { readTrunks, type TrunkRow } from '../trunks/trunks.service.ts';

/** One way to a number: how its sound is set up, and how it is called. */
export interface DialWay {
  trunkId: string | null;
  costPerMinute: number | null;
  band: Band;
  /** Rejects when it is known already that nobody is there. */
  prepare(): Promise<{ leg: OpenedLeg; invite: (ringSeconds: number) => OutgoingCall }>;
  /** Whether somebody was there, as a call found. */
  found(isThere: boolean): void;
}

/** The other side stops ringing by itself (RFC 3261 §13.3.1), also when we are gone and take back nothing. */
const ringsFor = (seconds: number) => ({ expires: String(Math.max(1, Math.ceil(seconds))) });

/** By which ways a number can be called, in the order in which they are tried. */
@Injectable()
export class DialWays {
  constructor(
    private readonly rests: TrunkRests,
    private readonly line: TrunkLine,
    private readonly media: CallMedia,
    private readonly door: SipDoor,
    private readonly demo: DemoTelephones,
  ) {}

  async isThere(tx: Tx, number: string): Promise<boolean> {
    const trunks = await readTrunks(tx);
    return trunks.length === 0 ? this.demo.find(number) !== null : fitting(trunks, number).length > 0;
  }

  /** What a minute to it costs at most; 0 where no price is known. */
  async dearest(tx: Tx, number: string): Promise<number> {
    return Math.max(0, ...fitting(await readTrunks(tx), number).map(({ rate }) => rate.costPerMinute));
  }

  async to(number: string): Promise<DialWay[]> {
    const trunks = await this.rests.inOrder();
    if (trunks.length === 0) return this.toDemo(number);
    return fitting(trunks, number).map(({ trunk, rate }) => this.byTrunk(number, trunk, rate));
  }

  /** A demo that has no trunk rings the telephone that somebody has open beside it. */
  private toDemo(number: string): DialWay[] {
    const phone = this.demo.find(number);
    if (!phone) return [];
    const { contact: uri, flow } = phone;
    const prepare: DialWay['prepare'] = async () => {
      const leg = await this.media.anchor.offerBrowser();
      const from = nameAddr(`sip:guichet@${flow.local.host}`);
      const call = { flow, uri, from, body: sdpBody(leg.sdp) };
      return { leg, invite: (seconds) => this.door.invite({ ...call, headers: ringsFor(seconds) }) };
    };
    return [{ trunkId: null, costPerMinute: null, band: 'wide', prepare, found: () => undefined }];
  }

  private byTrunk(number: string, trunk: TrunkRow, { costPerMinute }: TrunkRate): DialWay {
    const prepare: DialWay['prepare'] = async () => {
      const flow = await this.line.wayTo(trunk);
      const leg = await this.media.anchor.offerTrunk();
      const from = nameAddr(trunkAddress({ host: trunk.host, username: trunk.callerId || trunk.username }));
      const credentials = this.line.credentialsOf(trunk);
      const uri = trunkTarget(number, trunk);
      const call = { flow, uri, from, credentials, body: sdpBody(leg.sdp) };
      return { leg, invite: (seconds) => this.line.invite({ ...call, headers: ringsFor(seconds) }) };
    };
    const found: DialWay['found'] = (isThere) => this.rests.found(trunk.id, isThere);
    return { trunkId: trunk.id, costPerMinute, band: 'telephone', prepare, found };
  }
}

const fitting = (trunks: readonly TrunkRow[], number: string): { trunk: TrunkRow; rate: TrunkRate }[] =>
  trunks.flatMap((trunk) => {
    const rate = trunk.isEnabled ? rateOf(number, trunk.rates) : null;
    return rate ? [{ trunk, rate }] : [];
  });
