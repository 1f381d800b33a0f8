/** What is counted of the calls of one cycle; seconds are waited by all of them, also by those who gave up. */
export const COUNTS = ['waited', 'inTarget', 'abandoned', 'waitedSeconds'] as const;
export type Count = (typeof COUNTS)[number];

export interface Estimate {
  value: number;
  standardError: number;
  /** Of the 99 % interval. */
  low: number;
  high: number;
  /** A sixth of the skewness of the value. */
  beta: number;
}

/** The standard normal quantile for 99 % in the middle. */
export const Z = 2.575829303549;

/** Student's t for the same share, by Cornish and Fisher; right to two digits from 20 degrees on. */
export const studentT = (degrees: number): number =>
  Z + (Z ** 3 + Z) / (4 * degrees) + (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * degrees ** 2);

/**
 * Waits are so skewed that a symmetric interval misses more often than it says, too low mostly. Willink's adjustment (2005;
 * the one of Tafazzoli and Wilson's Skart) moves both ends by the skewness that was measured; beta is a sixth of it.
 */
export const unskewed = (t: number, beta: number): number =>
  Math.abs(beta) < 1e-6 ? t : (Math.cbrt(1 + 6 * beta * (t - beta)) - 1) / (2 * beta);
/** Back: where a distance that was measured lies on the scale of t. */
export const withoutSkew = (distance: number, beta: number): number =>
  Math.abs(beta) < 1e-6 ? distance : ((1 + 2 * beta * distance) ** 3 - 1) / (6 * beta) + beta;

/**
 * Regenerative simulation: whenever a call takes the last free agent, everything begins anew, as exponential times have no
 * memory. The cycles between are independent, so ratios of their sums have a plain interval, whatever correlation there is
 * between the waits within one. What comes before the first such moment is the warm-up, and belongs to none.
 */
export class Cycles {
  cycles = 0;
  calls = 0;
  private isWarm = false;
  private readonly now = { calls: 0, waited: 0, inTarget: 0, abandoned: 0, waitedSeconds: 0 };
  private readonly byCalls = { squared: 0, cubed: 0 };
  /** Sums over the cycles of what was counted, y, and its products with their calls, n. */
  private readonly sums = COUNTS.map(() => ({ y: 0, yy: 0, yn: 0, yyy: 0, yyn: 0, ynn: 0 }));

  call(): void {
    this.now.calls += 1;
  }

  count(what: Count, amount = 1): void {
    this.now[what] += amount;
  }

  begin(): void {
    if (this.isWarm) this.close();
    this.isWarm = true;
    this.now.calls = 0;
    for (const count of COUNTS) this.now[count] = 0;
  }

  /** Of all calls. */
  share(what: Count): Estimate {
    const { y, yy, yn, yyy, yyn, ynn } = this.sums[COUNTS.indexOf(what)]!;
    const { cycles, calls, byCalls } = this;
    const value = y / calls;
    // Moments of y - value * n, whose mean is 0.
    const second = Math.max(0, yy - 2 * value * yn + value ** 2 * byCalls.squared) / cycles;
    const third = (yyy - 3 * value * yyn + 3 * value ** 2 * ynn - value ** 3 * byCalls.cubed) / cycles;
    const standardError = (Math.sqrt(second / (cycles - 1)) * cycles) / calls;
    const beta = second > 0 ? third / second ** 1.5 / 6 / Math.sqrt(cycles) : 0;
    const t = studentT(cycles - 1);
    const [low, high] = [value - unskewed(t, beta) * standardError, value - unskewed(-t, beta) * standardError];
    return { value, standardError, low, high, beta };
  }

  private close(): void {
    const { calls: n } = this.now;
    this.cycles += 1;
    this.calls += n;
    this.byCalls.squared += n * n;
    this.byCalls.cubed += n * n * n;
    for (let index = 0; index < COUNTS.length; index += 1) {
      const [sum, y] = [this.sums[index]!, this.now[COUNTS[index]!]];
      sum.y += y;
      sum.yy += y * y;
      sum.yn += y * n;
      sum.yyy += y * y * y;
      sum.yyn += y * y * n;
      sum.ynn += y * n * n;
    }
  }
}
