import { table } from '../bench/figures.ts';
import { CHANNELS, type Channel, type Payload } from './pieces.ts';
import type { Sightings } from './sightings.ts';
import { type Incident, inWords, type Kind, KINDS } from './watch.ts';

interface Findings {
  payloads: readonly Payload[];
  incidents: readonly Incident[];
  sightings: Sightings;
  /** Of the page that nothing protects. */
  bare: readonly Incident[];
  seconds: number;
}

/** Payloads that did it by this way, each once; by any way without one. */
export function countOf(incidents: readonly Incident[], kind: Kind, channel?: Channel): number {
  const pieces = incidents.filter((one) => one.kind === kind).flatMap(({ suspects }) => suspects);
  const own = pieces.filter((piece) => channel === undefined || piece.channel === channel);
  return new Set(own.map(({ payload }) => payload.id)).size;
}

const countsOf = (incidents: readonly Incident[], channel?: Channel) =>
  Object.fromEntries(KINDS.map((kind) => [kind, countOf(incidents, kind, channel)])) as Record<Kind, number>;

/** Prints all of it, and says whether it is good. */
export function tell({ payloads, incidents, sightings, bare, seconds }: Findings): boolean {
  for (const incident of incidents.slice(0, 100)) console.log(inWords(incident));
  const rows = CHANNELS.map((channel) => ({
    ...{ 'by way of': channel, payloads: payloads.length, shown: sightings.countOf(channel) },
    ...countsOf(incidents, channel),
  }));
  const control = { 'by way of': 'bare page', payloads: payloads.length, shown: payloads.length, ...countsOf(bare) };
  console.log(table([...rows, control]));
  const { ran, loaded, covered, held, stuck } = countsOf(incidents);
  const isBlind = countOf(bare, 'ran') === 0;
  const isGood = ran + loaded + covered + held + stuck === 0 && !isBlind;
  console.log(
    `\ncheck:xss payloads=${payloads.length} ran=${ran} loaded=${loaded} covered=${covered} held=${held} stuck=${stuck} ` +
      `bare_ran=${countOf(bare, 'ran')} bare_loaded=${countOf(bare, 'loaded')} bare_covered=${countOf(bare, 'covered')} ` +
      `seconds=${Math.round(seconds)} passed=${isGood ? 'yes' : isBlind ? 'no: blind' : 'no'}`,
  );
  return isGood;
}
