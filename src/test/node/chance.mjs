/** Chance that is the same each time for the same seed (mulberry32). */
export class Chance {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** Whether something happens that happens so often. */
  happens(probability) {
    return this.next() < probability;
  }

  /** From 0 up to a number that is not reached. */
  below(count) {
    return Math.floor(this.next() * count);
  }

  /** One of a list; undefined where it is empty. */
  of(list) {
    return list[this.below(list.length)];
  }

  /** One of the last of a list more often than one of the first. */
  recent(list) {
    return this.happens(0.6) ? list[list.length - 1 - this.below(Math.min(8, list.length))] : this.of(list);
  }

  text(length, alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789') {
    return Array.from({ length }, () => alphabet[this.below(alphabet.length)]).join('');
  }

  uuid() {
    const hex = this.text(32, '0123456789abcdef');
    return [hex.slice(0, 8), hex.slice(8, 12), '4' + hex.slice(13, 16), 'a' + hex.slice(17, 20), hex.slice(20)].join('-');
  }
}
