const SHOWN = 25;
/** Whoever has found so many kinds of faults need not go on. */
const ENOUGH = 100;

/** Counts what was asked and answered, and keeps the faults that were found. */
export class Tally {
  constructor() {
    this.requests = 0;
    this.kinds = new Map();
    this.statuses = new Map();
    this.codes = new Map();
    /** Operations that were asked for as they ought to be, and those that then succeeded. */
    this.asked = new Set();
    this.done = new Set();
    this.faults = new Map();
    /** Shapes of requests that every run is to send, and those that it has sent. */
    this.required = new Set();
    this.reached = new Set();
  }

  require(shapes) {
    for (const shape of shapes) this.required.add(shape);
  }

  reach(shape) {
    this.reached.add(shape);
  }

  count(kind, { status, headers }) {
    this.requests += 1;
    add(this.kinds, kind);
    add(this.statuses, status);
    const code = headers['so-error-code'];
    if (code !== undefined) add(this.codes, `${status} ${code}`);
  }

  /** @param operation undefined for bytes that are of none */
  countOperation(operation, kind, { status }) {
    if (kind === 'valid') this.asked.add(operation.name);
    if (status < 300) this.done.add(operation.name);
  }

  /** @param evidence all that it takes to see it again */
  fault(what, evidence) {
    // Of answers that are not as documented the body comes last, on a line of its own.
    const [said] = what.split(/\n[[{]/);
    const alike = said.replace(/[a-z]+_[0-9a-z]{26}|STO-\d+|\d+/g, '#').slice(0, 160);
    const known = this.faults.get(alike);
    if (known !== undefined) known.times += 1;
    else this.faults.set(alike, { what, evidence, times: 1 });
    if (known === undefined && this.faults.size <= SHOWN) console.log(`\nFAULT: ${what}\n${evidence}\n`);
  }

  get hasEnough() {
    return this.faults.size >= ENOUGH;
  }

  /** A shape that was not sent has not been proved. */
  end() {
    for (const shape of this.required)
      if (!this.reached.has(shape)) this.fault(`nothing was sent of the shape ${shape}`, '');
  }

  report(seconds) {
    const lines = (title, counts) => {
      const sorted = [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name}: ${count}`);
      console.log(`${title}\n  ${sorted.join(', ')}`);
    };
    lines('kinds', this.kinds);
    lines('statuses', this.statuses);
    lines('error codes', this.codes);
    console.log(`shapes that every run sends: ${this.reached.size}`);
    const never = [...this.asked].filter((name) => !this.done.has(name));
    console.log(`operations that succeeded: ${this.done.size}; asked for in vain: ${never.join(', ') || 'none'}`);
    console.log(
      `${this.requests} requests in ${seconds.toFixed(0)} s: ${(this.requests / seconds).toFixed(0)} a second`,
    );
  }
}

function add(counts, name) {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
