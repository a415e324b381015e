import type { FaultCollector } from '../failures/fault-collector.js';
import { FAILURES } from '../failures/failures.js';
import { JsonScanner } from './json-scanner.js';

/**
 * Finds each name that an object has twice or more, once, in a text that `JSON.parse` has already taken.
 * @param faults takes them, until it has as many as it collects
 */
export function findRepeatedNames(text: string, faults: FaultCollector): void {
  const scanner = new JsonScanner(text);
  const path: (string | number)[] = [];

  const inside = (step: string | number): boolean => {
    path.push(step);
    const goesOn = value();
    path.pop();
    return goesOn;
  };

  const value = (): boolean => {
    const kind = scanner.kind();
    if (kind === 'list') return scanner.list(inside);
    if (kind === 'object') return object();
    scanner.skip();
    return true;
  };

  const object = (): boolean => {
    const times = new Map<string, number>();
    return scanner.object((name) => {
      const before = times.get(name) ?? 0;
      times.set(name, before + 1);
      if (before === 1) {
        faults.add({ path: [...path, name], code: 'duplicate_field', text: FAILURES.duplicate_field.text });
      }
      return !faults.hasMore && inside(name);
    });
  };

  value();
}
