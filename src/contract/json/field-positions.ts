import type { Positions } from '../failures/error-body.js';
import type { JsonOutline } from './json-outline.js';

/** The places of one object's names, and the next free one. */
interface Numbering {
  readonly places: Map<string, number>;
  free: number;
}

/**
 * Numbers faulty fields as the caller sent them: zero-based, nested ones joined by dots. A field that was not sent
 * takes the next free number after those sent, in the order in which it is asked for.
 * A name that was sent twice is numbered by its last place, the one that repeats.
 */
export function fieldPositions(outline: JsonOutline | undefined): Positions {
  // Looked up, not searched for: a body may be at fault in each of a hundred thousand fields.
  const numberings = new Map<JsonOutline | undefined, Numbering>();

  const placeOf = (parent: JsonOutline | undefined, step: string | number): number => {
    if (typeof step === 'number') return step;
    const numbering = numberings.get(parent) ?? numberingOf(parent);
    numberings.set(parent, numbering);
    const place = numbering.places.get(step) ?? numbering.free++;
    numbering.places.set(step, place);
    return place;
  };

  return (path) => {
    let parent = outline;
    return path
      .map((step) => {
        const place = placeOf(parent, step);
        parent = parent?.children[place];
        return place;
      })
      .join('.');
  };
}

function numberingOf(outline: JsonOutline | undefined): Numbering {
  const names = outline?.names ?? [];
  const places = new Map<string, number>();
  // forEach leaves out the holes of an outline along some paths.
  names.forEach((name, place) => places.set(name, place));
  return { places, free: names.length };
}
