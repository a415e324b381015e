import type { Path } from '../failures/fault.js';
import { JsonScanner } from './json-scanner.js';

/** The names and places of a JSON text, in the order sent, repeated names included: what `JSON.parse` does not keep. */
export interface KeyPositions {
  /** Names of an object's fields as sent; absent for a list or a plain value. */
  readonly names?: readonly string[];
  /** One outline for each name, or for each element of a list. */
  readonly children: readonly KeyPositions[];
}

/** The steps of some paths, each with the steps that follow it. */
type Steps = ReadonlyMap<string | number, Steps>;

const LEAF: KeyPositions = { children: [] };

/**
 * Outlines a text that `JSON.parse` has already taken, and that is not nested deeper than the stack allows.
 * @param along outlines only what is on these paths: other names and children are holes, which keep their places
 */
export function keyPositionsOf(text: string, along?: readonly Path[]): KeyPositions {
  const scanner = new JsonScanner(text);

  const value = (steps: Steps | 'all'): KeyPositions => {
    const kind = scanner.kind();
    if (kind === 'plain' || (steps !== 'all' && steps.size === 0)) {
      scanner.skip();
      return LEAF;
    }
    const names: string[] = [];
    const children: KeyPositions[] = [];
    let place = 0;
    const child = (step: string | number): boolean => {
      const next = steps === 'all' ? steps : steps.get(step);
      if (next === undefined) scanner.skip();
      else {
        if (typeof step === 'string') names[place] = step;
        children[place] = value(next);
      }
      place += 1;
      return true;
    };
    if (kind === 'list') {
      scanner.list(child);
      return { children };
    }
    scanner.object(child);
    names.length = place;
    return { names, children };
  };

  return value(along === undefined ? 'all' : stepsOf(along));
}

function stepsOf(paths: readonly Path[]): Steps {
  type Growing = Map<string | number, Growing>;
  const root: Growing = new Map();
  for (const path of paths) {
    let steps = root;
    for (const step of path) {
      const next = steps.get(step) ?? (new Map() as Growing);
      steps.set(step, next);
      steps = next;
    }
  }
  return root;
}
