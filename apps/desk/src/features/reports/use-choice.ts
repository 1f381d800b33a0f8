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
import { fixedPeriod, periodOf, PERIODS, type PeriodName } from './period.ts';

export interface Choice {
  /** `fixed`: as an address says it, such as that of a mailed report. */
  period: PeriodName | 'fixed';
  groupBy: ReportGroup;
  formula: ServiceLevelFormula;
  /** Empty: all of them; each queue's own target. */
  queueId: string;
  channel: Channel | '';
  targetSeconds: number | '';
}
const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
/** What makes a fixed period. */
const EDGES = ['from', 'to', 'zone'];

/** What the report is of, kept in the address: a report can be sent to a colleague. */
export function useChoice() {
  const [params, setParams] = useSearchParams();
  const choice = useMemo(() => choiceOf(params), [params]);
  const request = useMemo(() => requestOf(params, choice), [params, choice]);
  const choose = (name: string, value: string) =>
    setParams(
      (before) => {
        const kept = Object.fromEntries(
          [...before].filter(([other]) => other !== name && !(name === 'period' && EDGES.includes(other))),
        );
        return value === '' ? kept : { ...kept, [name]: value };
      },
      { replace: true },
    );
  return { choice, request, choose };
}

function choiceOf(params: URLSearchParams): Choice {
  const one = <T extends string>(name: string, all: readonly T[], standard: T): T =>
    all.find((value) => value === params.get(name)) ?? standard;
  const target = Number(params.get('target'));
  return {
    period: fixedPeriod(params) ? 'fixed' : one('period', PERIODS, 'seven'),
    groupBy: one('by', REPORT_GROUPS, 'queue'),
    formula: one('formula', SERVICE_LEVEL_FORMULAS, DEFAULT_FORMULA),
    queueId: params.get('queue') ?? '',
    channel: one<Channel | ''>('channel', Channel.options, ''),
    targetSeconds: Number.isInteger(target) && target >= 1 && target <= 86_400 ? target : '',
  };
}

function requestOf(params: URLSearchParams, choice: Choice): ReportRequest {
  const { period, groupBy, formula, queueId, channel, targetSeconds } = choice;
  const of = period === 'fixed' ? fixedPeriod(params)! : { ...periodOf(period, new Date()), zone: zone() };
  return {
    ...{ ...of, groupBy, formula },
    ...(queueId ? { queueId } : {}),
    ...(channel ? { channel } : {}),
    ...(targetSeconds ? { targetSeconds } : {}),
  };
}
