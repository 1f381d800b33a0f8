import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlertCourse, type AlertTerms, nextCourse } from './alert-course.ts';

const above: AlertTerms = { isAbove: true, raiseAt: 5, clearAt: 3, forSeconds: 10 };
const below: AlertTerms = { isAbove: false, raiseAt: 60, clearAt: 70, forSeconds: 0 };

/** Looks in order: at which second, and what the figure was. Answers what was told, with the second. */
function told(terms: AlertTerms, looks: readonly (readonly [second: number, value: number | null])[]): string[] {
  let course: AlertCourse = { state: 'quiet', since: null };
  return looks.flatMap(([second, value]) => {
    const next = nextCourse(terms, course, value, new Date(second * 1000));
    course = next.course;
    return next.news ? [`${next.news} at ${second}`] : [];
  });
}

describe('above 5 for 10 s, over at 3', () => {
  it.each<[string, (readonly [number, number | null])[], string[]]>([
    ['nothing', [], []],
    [
      'at the limit all the time',
      [
        [0, 5],
        [10, 5],
        [20, 5],
      ],
      [],
    ],
    [
      'beyond for less than its time',
      [
        [0, 6],
        [9, 6],
        [9.5, 5],
      ],
      [],
    ],
    [
      'beyond for its time',
      [
        [0, 6],
        [5, 9],
        [10, 6],
      ],
      ['raised at 10'],
    ],
    [
      'beyond, back and beyond: the time begins again',
      [
        [0, 6],
        [8, 5],
        [9, 6],
        [18, 6],
        [19, 6],
      ],
      ['raised at 19'],
    ],
    [
      'trembling between the limits',
      [
        [0, 6],
        [10, 6],
        [11, 4],
        [12, 6],
        [13, 4],
        [30, 6],
      ],
      ['raised at 10'],
    ],
    [
      'back',
      [
        [0, 6],
        [10, 6],
        [11, 3],
      ],
      ['raised at 10', 'cleared at 11'],
    ],
    [
      'back and too far again',
      [
        [0, 6],
        [10, 6],
        [11, 3],
        [12, 6],
        [22, 6],
      ],
      ['raised at 10', 'cleared at 11', 'raised at 22'],
    ],
    [
      'gone',
      [
        [0, 6],
        [10, 6],
        [11, null],
        [12, null],
      ],
      ['raised at 10', 'cleared at 11'],
    ],
    [
      'a long sleep between two looks',
      [
        [0, 6],
        [3600, 6],
      ],
      ['raised at 3600'],
    ],
  ])('%s', (_, looks, news) => expect(told(above, looks)).toEqual(news));
});

describe('below 60 at once, over at 70', () => {
  it.each<[string, (readonly [number, number | null])[], string[]]>([
    [
      'nobody was counted',
      [
        [0, null],
        [60, null],
      ],
      [],
    ],
    ['at the limit', [[0, 60]], []],
    ['beyond', [[0, 59]], ['raised at 0']],
    [
      'better, not yet good',
      [
        [0, 59],
        [1, 69],
        [2, 59],
      ],
      ['raised at 0'],
    ],
    [
      'good',
      [
        [0, 59],
        [1, 70],
        [2, 60],
      ],
      ['raised at 0', 'cleared at 1'],
    ],
  ])('%s', (_, looks, news) => expect(told(below, looks)).toEqual(news));
});

const anyTerms = fc.record({
  isAbove: fc.boolean(),
  limits: fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })),
  forSeconds: fc.integer({ min: 0, max: 20 }),
});
const anyLooks = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.option(fc.integer({ min: 0, max: 20 }))), {
  maxLength: 60,
});
const termsOf = ({
  isAbove,
  limits,
  forSeconds,
}: {
  isAbove: boolean;
  limits: [number, number];
  forSeconds: number;
}) => {
  const [low, high] = limits.toSorted((a, b) => a - b) as [number, number];
  return { isAbove, forSeconds, raiseAt: isAbove ? high : low, clearAt: isAbove ? low : high };
};

it('tells in turns, and nothing while the figure stays on the quiet side', () => {
  fc.assert(
    fc.property(anyTerms, anyLooks, (wishes, steps) => {
      const terms = termsOf(wishes);
      let second = 0;
      const looks = steps.map(([after, value]) => [(second += after), value] as const);
      const news = told(terms, looks).map((line) => line.split(' ')[0]);
      news.forEach((one, index) => expect(one).toBe(index % 2 ? 'cleared' : 'raised'));
      const isQuiet = looks.every(
        ([, value]) => value === null || (terms.isAbove ? value <= terms.raiseAt : value >= terms.raiseAt),
      );
      if (isQuiet) expect(news).toEqual([]);
    }),
  );
});

it('goes on after a restart as if there had been none', () => {
  fc.assert(
    fc.property(anyTerms, anyLooks, fc.nat(60), (wishes, steps, at) => {
      const terms = termsOf(wishes);
      let [second, one, other]: [number, AlertCourse, AlertCourse] = [
        0,
        { state: 'quiet', since: null },
        { state: 'quiet', since: null },
      ];
      steps.forEach(([after, value], index) => {
        second += after;
        const now = new Date(second * 1000);
        // What is kept is all there is.
        if (index === at) other = { ...other, since: other.since && new Date(other.since.toISOString()) };
        const [a, b] = [nextCourse(terms, one, value, now), nextCourse(terms, other, value, now)];
        expect(b).toEqual(a);
        [one, other] = [a.course, b.course];
      });
    }),
  );
});
