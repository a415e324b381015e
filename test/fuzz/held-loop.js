import { setTimeout as delay } from 'node:timers/promises';
import { evidenceOf } from './evidence.js';
import { exchangeRaw } from './raw-exchange.js';

/** How long one request may hold the event loop, in processor time and without the collection of garbage. */
const MAX_HELD_MS = 100;
/**
 * Beside builds on all cores, the same work was seen to take up to twice its processor time: caches are shared, and the
 * machine itself may be a guest. What is not beyond doubt is requested again, and has to be seen each time.
 */
const BEYOND_DOUBT_MS = 300;
const ATTEMPTS = 8;
const MAX_SUSPECTS = 8;
/** The probe reports a stretch this long after its end, at the latest. */
const REPORTED_AFTER_MS = 500;

/** Later than a request is given up, so that it is known by then which one got no answer. */
const HUNG_AFTER_MS = 50_000;

/** Reads what the probe of the service's event loop reports, and finds which requests held it for too long. */
export class HeldLoop {
  /** @param late the requests that took long */
  constructor({ child, port, late, tally }) {
    Object.assign(this, { child, port, late, tally });
    this.longestMs = 0;
    this.beganAt = Infinity;
    this.suspects = [];
    this.unconfirmed = 0;
    this.attempt = undefined;
    this.aliveAt = performance.now();
    child.on('message', ({ stretch }) => {
      this.aliveAt = performance.now();
      if (stretch !== undefined) this.read(stretch);
    });
  }

  /** Before, the service starts, and does much for the first time. */
  begin() {
    this.beganAt = Date.now();
  }

  /** Ends a service whose event loop does not go on any more: nothing else would. */
  watch(now) {
    if (this.isHung || now - this.aliveAt < HUNG_AFTER_MS) return;
    this.isHung = true;
    this.tally.fault(`the event loop has been held for ${HUNG_AFTER_MS} ms`, '  see which requests got no answer');
    this.child.kill('SIGKILL');
  }

  read(stretch) {
    const { heldMs, from } = stretch;
    if (this.attempt !== undefined) this.attempt.longestMs = Math.max(this.attempt.longestMs, heldMs);
    if (from < this.beganAt || this.attempt !== undefined) return;
    this.longestMs = Math.max(this.longestMs, heldMs);
    if (heldMs <= MAX_HELD_MS) return;
    const requests = this.late.during(from, stretch.until);
    if (heldMs > BEYOND_DOUBT_MS) this.tell(stretch, requests);
    else if (this.suspects.length < MAX_SUSPECTS) this.suspects.push({ stretch, requests });
  }

  tell({ heldMs, wallMs, collectingMs, requests: underWay }, requests) {
    const times = `  ${wallMs.toFixed(0)} ms passed, ${collectingMs.toFixed(0)} of them for garbage; under way:`;
    const sent = requests.map(({ kind, tookMs, bytes }) => evidenceOf(`${kind}, took ${tookMs} ms`, bytes, []));
    const evidence = [times, ...underWay.map((one) => `  ${one}`), ...sent].join('\n');
    this.tally.fault(`the event loop was held for ${heldMs.toFixed(0)} ms`, evidence);
  }

  /** Called when nothing else is under way: sends what is suspected again. */
  async confirm() {
    for (const { stretch, requests } of this.suspects) {
      const guilty = [];
      for (const request of requests) if (await this.isHeldBy(request)) guilty.push(request);
      if (guilty.length > 0) this.tell(stretch, guilty);
      else this.unconfirmed += 1;
    }
    this.attempt = undefined;
  }

  async isHeldBy({ bytes }) {
    for (let n = 0; n < ATTEMPTS; n += 1) {
      await delay(REPORTED_AFTER_MS);
      this.attempt = { longestMs: 0 };
      await exchangeRaw(this.port, { bytes });
      await delay(REPORTED_AFTER_MS);
      if (this.attempt.longestMs <= MAX_HELD_MS) return false;
    }
    return true;
  }

  report() {
    const rest =
      this.unconfirmed > 0 ? `; ${this.unconfirmed} times more than it may, but not again when repeated` : '';
    console.log(
      `the event loop was held for ${this.longestMs.toFixed(0)} ms at most, beside the collection of garbage${rest}`,
    );
  }
}
