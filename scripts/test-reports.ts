import { readFileSync } from 'node:fs';

/** What a suite came to. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}
/** With the tests somebody has to look at, by name. */
export interface Verdict extends Counts {
  failures: string[];
  /** Passed at the second try only: broken, if not enough to stop a release. */
  unsteady: string[];
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests?: number;
  testResults: {
    name: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
  }[];
}

/** Of `vitest --reporter=json`: a test that passed and has failures passed after them. */
export function readVitest(file: string): Verdict {
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const tests = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ ...test, name: `${name} › ${test.fullName}` })),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    failures: tests.filter(({ status }) => status === 'failed').map(({ name }) => name),
    unsteady: tests
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages?.length)
      .map(({ name }) => name),
  };
}

interface PlaywrightSuite {
  specs?: { title: string; file: string; tests: { status: string }[] }[];
  suites?: PlaywrightSuite[];
}
interface PlaywrightReport extends PlaywrightSuite {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** Of `playwright --reporter=json`. */
export function readPlaywright(file: string): Verdict {
  const report = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return {
    passed: expected + flaky,
    failed: unexpected,
    skipped,
    failures: specsOf(report, 'unexpected'),
    unsteady: specsOf(report, 'flaky'),
  };
}

function specsOf({ specs = [], suites = [] }: PlaywrightSuite, status: string): string[] {
  const own = specs.filter(({ tests }) => tests.some((test) => test.status === status));
  return [...own.map(({ file, title }) => `${file} › ${title}`), ...suites.flatMap((suite) => specsOf(suite, status))];
}
