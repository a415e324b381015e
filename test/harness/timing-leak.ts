/** What is asked with one guess after another. It may be asynchronous: what is waited for counts too. */
export type Asked = (guess: string) => unknown;

/** The two kinds of wrong guesses. Each call gives a new one, of the same length. */
export interface Guesses {
  /** Wrong from its first character on, and otherwise as alike to one another as near ones are. */
  readonly far: () => string;
  /** Like the secret nearly to its end. */
  readonly near: () => string;
}

const BATCHES = 5;
/** Where one batch errs, for whatever else the machine does, others do not err in the same direction. */
const AGREEING = 4;
/** Of Welch's t: of samples that do not differ, one batch in a hundred thousand is beyond. */
const THRESHOLD = 4.5;
/** The slowest samples tell of interrupts and of collected garbage, not of comparisons. */
const KEPT = 0.8;

/**
 * Whether the time that something takes tells near guesses from far ones, in the manner of dudect: both kinds in a random
 * order, their slowest samples cropped at one common time, and Welch's t-test between what is left. It leaks if nearly
 * all batches say so, in one direction.
 * @returns t of each batch, positive where near guesses take longer, and what follows from them
 */
export async function timingLeak(
  ask: Asked,
  guesses: Guesses,
  samples: number,
): Promise<{ readonly leaks: boolean; readonly t: readonly number[] }> {
  // What is measured first would be what is not yet compiled.
  await measure(ask, guesses, Math.ceil(samples / 2));
  const t: number[] = [];
  for (let batch = 0; batch < BATCHES; batch += 1) t.push(await measure(ask, guesses, samples));
  const [slower, faster] = [t.filter((value) => value > THRESHOLD), t.filter((value) => value < -THRESHOLD)];
  return { leaks: Math.max(slower.length, faster.length) >= AGREEING, t };
}

/** @param samples of both kinds together @returns Welch's t of near against far */
async function measure(ask: Asked, { far, near }: Guesses, samples: number): Promise<number> {
  const isNear = Array.from({ length: samples }, () => Math.random() < 0.5);
  const made = isNear.map((one) => (one ? near() : far()));
  // How a kind was made would show in where it lies in memory; copies lie side by side, whatever their kind.
  const given = made.map((guess) => Buffer.from(guess, 'latin1').toString('latin1'));
  const times = new Float64Array(samples);
  for (let index = 0; index < samples; index += 1) {
    const guess = given[index] ?? '';
    const startedAt = process.hrtime.bigint();
    const answered = ask(guess);
    if (answered instanceof Promise) await answered;
    times[index] = Number(process.hrtime.bigint() - startedAt);
  }
  const slowest = times.toSorted()[Math.floor(samples * KEPT)] ?? Infinity;
  const kept = (kind: boolean) => times.filter((time, index) => isNear[index] === kind && time <= slowest);
  return welch(kept(true), kept(false));
}

/** Welch's t: how far apart the means of two samples are, in standard errors. */
export function welch(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const [a, b] = [momentsOf(one), momentsOf(other)];
  return (a.mean - b.mean) / Math.sqrt(a.variance / a.count + b.variance / b.count);
}

function momentsOf(values: ArrayLike<number>) {
  const all = Array.from(values);
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const variance = all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (all.length - 1);
  return { count: all.length, mean, variance };
}
