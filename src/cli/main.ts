#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { run } from './program.js';

// Whoever has read enough of what is printed closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
// As the service does, whose DATA_DIR may be set there.
if (existsSync('.env')) process.loadEnvFile('.env');

/** What is under way when the process is told to end is given up after so long. */
const STOP_MS = 2000;

const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    stopping.abort();
    setTimeout(() => process.exit(1), STOP_MS).unref();
  });
}

process.exitCode = await run(process.argv.slice(2), process.env, stopping.signal);
