import { randomOf } from '../crash/random.js';

/** Choices that follow from a seed. */
export class Dice {
  constructor(seed) {
    this.random = randomOf(seed);
  }

  /** A whole number from 0, below the count. */
  below(count) {
    return Math.floor(this.random() * count);
  }

  between(least, most) {
    return least + this.below(most - least + 1);
  }

  chance(share) {
    return this.random() < share;
  }

  any(list) {
    return list[this.below(list.length)];
  }

  shuffled(list) {
    const mixed = [...list];
    for (let at = mixed.length - 1; at > 0; at -= 1) {
      const other = this.below(at + 1);
      [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
    }
    return mixed;
  }
}
