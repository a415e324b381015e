import type { LoggerService } from '@nestjs/common';
import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';

/** Token of the service's log. */
export const LOGGER = Symbol('LOGGER');

/** A write for each line would cost every request; so many bytes go out together, and what waits goes every second. */
const BUFFERED_BYTES = 4096;
const FLUSH_MS = 1_000;

/** The service's log: one JSON object a line, on standard output. What is buffered goes out before the process ends. */
export function createLogger(level: string, stream: DestinationStream = bufferedOutput()): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: stdTimeFunctions.isoTime,
      serializers: { error: pinoError },
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
}

function bufferedOutput(): DestinationStream {
  return destination({ sync: false, minLength: BUFFERED_BYTES, periodicFlush: FLUSH_MS });
}

/** What an error says, without the parameters of a query, which may hold what a subscriber entrusted to the store. */
function pinoError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  const message = QUOTES_VALUES.test(String(code)) ? error.message.replace(/"[^]*"/, '"…"') : error.message;
  const stack = error.stack?.replace(error.message, () => message);
  return { name, message, code, stack, ...(cause !== undefined && { cause: pinoError(cause) }) };
}

/** The codes with which PostgreSQL quotes a value that it can't read. With others it quotes names of its own things. */
const QUOTES_VALUES = /^22[0-9A-Z]{3}$/;

/** Nest's own messages, in the service's log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    // Nest tells of each module and route as it starts; that is for whoever debugs the start.
    this.logger.debug({ context: rest.at(-1) }, String(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(level: 'warn' | 'error' | 'fatal', message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    if (message instanceof Error) this.logger[level]({ context, error: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.logger[level]({ context, ...message });
    else this.logger[level]({ context }, String(message));
  }
}
