import type { Positions } from '../failures/error-body.js';
import type { KeyPositions } from './key-positions.js';

/** The places of the names of one value, the next free one, and the numberings of what lies at some places. */
interface Numbering {
  readonly outline: KeyPositions | undefined;
  readonly places: Map<string, number>;
  free: number;
  readonly below: Map<number, Numbering>;
}

/**
 * Numbers faulty fields as the caller sent them: zero-based, nested ones joined by dots. A field that was not sent
 * takes the next free number after those sent, in the order in which it is asked for.
 * A name that was sent twice is numbered by its last place, the one that repeats.
 */
export function fieldPositions(outline: KeyPositions | undefined): Positions {
  let whole: Numbering | undefined;
  return (path) => {
    let numbering: Numbering | undefined;
    let place = 0;
    return path
      .map((step) => {
        // Of its own for each place, also where nothing was sent: one absent field has nothing to do with another.
        numbering = numbering === undefined ? (whole ??= numberingOf(outline)) : numberingBelow(numbering, place);
        place = typeof step === 'number' ? step : placeOf(numbering, step);
        return place;
      })
      .join('.');
  };
}

function placeOf(numbering: Numbering, name: string): number {
  const place = numbering.places.get(name) ?? numbering.free++;
  numbering.places.set(name, place);
  return place;
}

function numberingBelow({ outline, below }: Numbering, place: number): Numbering {
  const numbering = below.get(place) ?? numberingOf(outline?.children[place]);
  below.set(place, numbering);
  return numbering;
}

function numberingOf(outline: KeyPositions | undefined): Numbering {
  const names = outline?.names ?? [];
  // Looked up, not searched for: an object may have a hundred thousand names.
  const places = new Map<string, number>();
  // forEach leaves out the holes of an outline along some paths.
  names.forEach((name, place) => places.set(name, place));
  return { outline, places, free: names.length, below: new Map() };
}
