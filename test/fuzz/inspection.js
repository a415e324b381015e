import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { probe } from '../bench/memory-probe.js';
import { query } from '../bench/servers.js';
import { differences, digestOf } from './stores.js';

/** What the service may come to hold, garbage aside, beyond what it held when it had warmed up. */
const MOST_GROWTH_MIB = 64;
const MIB = 1_048_576;

/** What is resident at the end is compared with what was after this number of requests. */
const FIRST_REQUESTS = 10_000;
/** How long V8 is given to return to the system what a collection of garbage has freed. */
const SETTLE_MS = 1_000;
/** Of runs on a busy machine, none ended with more than 15 MiB beyond that, and most with less than that. */
const MAX_RESIDENT_GROWTH_MIB = 32;

/** A price and a quantity that were taken one by one, and come to too much when they are billed together. */
const BEYOND = /is beyond the amounts that can be kept$/;

/** Looks after the service as a whole, between rounds of requests: what no single answer tells. */
export class Inspection {
  constructor({ service, databaseUrl, victim, warningsFile, tally }) {
    Object.assign(this, { service, databaseUrl, victim, warningsFile, tally });
    this.warnings = new Map();
    this.highestHeld = 0;
    createInterface({ input: service.child.stdout }).on('line', (line) => this.readLog(line));
    service.child.once('exit', (code, signal) => {
      if (!this.isOver) this.tally.fault(`the service has ended by itself: ${code ?? signal}`, '');
    });
  }

  /** What is logged as an error is a fault, unless the requests have caused it; a warning is told at the end. */
  readLog(line) {
    if (!line.startsWith('{')) return;
    const { level, msg, error } = JSON.parse(line);
    const isCaused = BEYOND.test(error?.message ?? '') || error?.code === 'gateway_unavailable';
    const isFault = (level === 'error' || level === 'fatal') && !isCaused;
    if (isFault) this.tally.fault(`the log: ${level}: ${msg}`, line);
    else {
      const said = msg ?? error?.message;
      this.warnings.set(said, (this.warnings.get(said) ?? 0) + 1);
    }
  }

  get hasEnded() {
    return this.service.child.exitCode !== null || this.service.child.signalCode !== null;
  }

  async victimIsUntouched() {
    const now = await digestOf(this.databaseUrl, this.victim);
    for (const table of differences(this.victim.digest, now)) {
      this.tally.fault(
        `the other store has changed in ${table}`,
        `${this.victim.digest.get(table)} before, ${now.get(table)} now`,
      );
    }
  }

  /** What is held after a collection of garbage: unlike resident memory, it does not hang on when V8 last had time for one. */
  async memoryIsBounded() {
    const { heapUsed, external, rss, cpu } = await probe(this.service.child, SETTLE_MS);
    const held = (heapUsed + external) / MIB;
    this.serviceSeconds = secondsOf(cpu);
    this.resident = Math.max(this.resident ?? 0, rss / MIB);
    this.firstHeld ??= held;
    this.highestHeld = Math.max(this.highestHeld, held);
    const growth = held - this.firstHeld;
    if (growth > MOST_GROWTH_MIB)
      this.tally.fault('memory grows', `${held.toFixed(0)} MiB held, ${growth.toFixed(0)} more than at first`);
    return { held, resident: rss / MIB };
  }

  /** Resident memory, after a collection of garbage, stays as it was after the first ten thousand requests. */
  async residentMemoryIsBounded() {
    const { requests } = this.tally;
    if (requests < FIRST_REQUESTS) return;
    const now = { ...(await this.memoryIsBounded()), requests };
    this.firstResident ??= now;
    this.lastResident = now;
    const growth = now.resident - this.firstResident.resident;
    if (growth > MAX_RESIDENT_GROWTH_MIB)
      this.tally.fault(
        'resident memory grows',
        `${growth.toFixed(0)} MiB since ${this.firstResident.requests} requests`,
      );
  }

  async end() {
    if (!this.hasEnded) await this.memoryIsBounded();
    if (!this.hasEnded) await this.residentMemoryIsBounded();
    await this.victimIsUntouched();
    this.isOver = true;
    const parked = await query(this.databaseUrl, 'select id, error from parked_enrollments limit 50');
    for (const { id, error } of parked.filter((one) => !BEYOND.test(one.error)))
      this.tally.fault('an enrollment could not be billed', `${id}: ${error}`);
    const warnings = readIfThere(this.warningsFile);
    if (warnings !== '') this.tally.fault('Node warns of the service', warnings);
  }

  report() {
    if (this.firstHeld === undefined) return;
    const peak = peakMib(this.service.pid) ?? this.resident;
    console.log(
      `the service: ${peak.toFixed(0)} MiB resident at most; held after collecting garbage: ` +
        `${this.firstHeld.toFixed(0)} MiB when warm, ${this.highestHeld.toFixed(0)} MiB at most`,
    );
    for (const { requests, resident, held } of [this.firstResident, this.lastResident].filter(Boolean))
      console.log(`after ${requests} requests: ${resident.toFixed(0)} MiB resident, ${held.toFixed(0)} MiB held`);
    const ownSeconds = secondsOf(process.cpuUsage());
    console.log(
      `processor time: the service ${this.serviceSeconds.toFixed(0)} s, this program ${ownSeconds.toFixed(0)} s`,
    );
    const warnings = [...this.warnings].map(([message, count]) => `${count} × ${message}`);
    if (warnings.length > 0) console.log(`it has warned: ${warnings.join(', ')}`);
  }
}

function secondsOf({ user, system }) {
  return (user + system) / 1_000_000;
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The most that was ever resident, where the system tells. */
function peakMib(pid) {
  const kib = /VmHWM:\s+(\d+) kB/.exec(readIfThere(`/proc/${pid}/status`))?.[1];
  return kib === undefined ? undefined : Number(kib) / 1024;
}
