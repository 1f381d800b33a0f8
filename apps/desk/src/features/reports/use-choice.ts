import {
  DEFAULT_FORMULA,
  REPORT_GROUPS,
  type ReportGroup,
  type ReportRequest,
  SERVICE_LEVEL_FORMULAS,
  type ServiceLevelFormula,
} from '@guichet/contracts';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { periodOf, PERIODS, type PeriodName } from './period.ts';

export interface Choice {
  period: PeriodName;
  groupBy: ReportGroup;
  formula: ServiceLevelFormula;
}
const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What the report is of, kept in the address: a report can be sent to a colleague. */
export function useChoice() {
  const [params, setParams] = useSearchParams();
  const one = <T extends string>(name: string, all: readonly T[], standard: T): T =>
    all.find((value) => value === params.get(name)) ?? standard;
  const period = one('period', PERIODS, 'seven');
  const groupBy = one('by', REPORT_GROUPS, 'queue');
  const formula = one('formula', SERVICE_LEVEL_FORMULAS, DEFAULT_FORMULA);
  const request = useMemo<ReportRequest>(
    () => ({ ...periodOf(period, new Date()), zone: zone(), groupBy, formula }),
    [period, groupBy, formula],
  );
  const choose = (name: string, value: string) =>
    setParams((before) => ({ ...Object.fromEntries(before), [name]: value }), { replace: true });
  return { choice: { period, groupBy, formula } satisfies Choice, request, choose };
}
