import {
  Channel,
  DEFAULT_FORMULA,
  REPORT_GROUPS,
  type ReportGroup,
  type ReportRequest,
  SERVICE_LEVEL_FORMULAS,
  type ServiceLevelFormula,
} from '@guichet/contracts';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { dayBefore, type Days, isDay, periodOf, PERIODS, type PeriodName, zoneOf } from './period.ts';

export interface Choice extends Days {
  period: PeriodName;
  /** Of its days and hours. */
  zone: string;
  groupBy: ReportGroup;
  formula: ServiceLevelFormula;
  /** Null: all of them. */
  queueId: string | null;
  channel: Channel | null;
  /** Null: each queue's own. */
  targetSeconds: number | null;
}

/** What the report is of, kept in the address: a report can be sent to a colleague. */
export function useChoice() {
  const [params, setParams] = useSearchParams();
  const one = <T extends string>(name: string, all: readonly T[], standard: T): T =>
    all.find((value) => value === params.get(name)) ?? standard;
  const day = (name: string, daysBefore: number) => {
    const text = params.get(name);
    return isDay(text) ? text : dayBefore(new Date(), daysBefore);
  };
  const chosen = one('period', PERIODS, 'seven');
  const choice: Choice = {
    ...{ period: chosen, zone: zoneOf(chosen, params.get('zone')) },
    ...{ first: day('first', 6), last: day('last', 0) },
    groupBy: one('by', REPORT_GROUPS, 'queue'),
    formula: one('formula', SERVICE_LEVEL_FORMULAS, DEFAULT_FORMULA),
    queueId: params.get('queue'),
    channel: Channel.options.find((value) => value === params.get('channel')) ?? null,
    targetSeconds: secondsOf(params.get('target')),
  };
  const { period, zone, first, last, groupBy, formula, queueId, channel, targetSeconds } = choice;
  const request = useMemo<ReportRequest>(
    () => ({
      ...periodOf(period, new Date(), { first, last }, zone),
      ...{ zone, groupBy, formula },
      ...(queueId ? { queueId } : {}),
      ...(channel ? { channel } : {}),
      ...(targetSeconds ? { targetSeconds } : {}),
    }),
    [period, zone, first, last, groupBy, formula, queueId, channel, targetSeconds],
  );
  const choose = (name: string, value: string | null) =>
    setParams(
      (before) => {
        const { [name]: _, ...others } = Object.fromEntries(before);
        // Days that somebody chooses himself are his own.
        if (name === 'period') delete others['zone'];
        return value === null ? others : { ...others, [name]: value };
      },
      { replace: true },
    );
  return { choice, request, choose };
}

const LONGEST = 86_400;
function secondsOf(text: string | null): number | null {
  const seconds = Number(text);
  return Number.isInteger(seconds) && seconds >= 1 && seconds <= LONGEST ? seconds : null;
}
