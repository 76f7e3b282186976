const WORDS = ['nieuw', 'raming', 'besluit', '36800-XX-2', 'Tabel 1', 'https://example.org/a', 'één', '2026', 'XX'];

/** What a request may hold, by what the description says of it and what answers showed. */
export class Values {
  constructor(description, seen, chance) {
    this.description = description;
    this.seen = seen;
    this.chance = chance;
    this.collection = ''; // that the request is about
  }

  /** A value that fits a schema. */
  of(schema, name) {
    const said = this.description.resolved(schema);
    if (said.enum) return this.chance.of(said.enum.filter((value) => value !== null));
    switch (said.type) {
      case 'boolean':
        return this.chance.happens(0.5);
      case 'integer':
      case 'number':
        return this.#number(name);
      case 'array':
        return Array.from({ length: 1 + this.chance.below(3) }, () => this.of(said.items, name));
      case 'object':
        return this.#object(said);
      default:
        return said.properties ? this.#object(said) : this.#text(said, name);
    }
  }

  #number(name) {
    const values = this.chance.happens(0.5) ? this.seen.namedNear(this.collection, name) : this.seen.named(name);
    const known = values.filter((value) => typeof value === 'number');
    if (known.length > 0 && this.chance.happens(0.8)) return this.chance.of(known);
    return this.chance.of([0, 1, -1, 2, 10, 1000, 2025, 2026, 2027]);
  }

  #text(said, name) {
    const known = this.seen.named(name).filter((value) => typeof value === 'string');
    if (said.format === 'date') {
      return known.length > 0 && this.chance.happens(0.7)
        ? this.chance.of(known)
        : `20${20 + this.chance.below(10)}-0${1 + this.chance.below(9)}-1${this.chance.below(10)}`;
    }
    if (known.length > 0 && this.chance.happens(0.85)) {
      const value = this.chance.recent(known);
      return this.chance.happens(0.25) ? this.changed(value) : value;
    }
    return this.chance.happens(0.5) ? this.chance.of(WORDS) : String(this.seen.any(this.chance));
  }

  /** A text like another: with another number in it, another letter, or one more. */
  changed(text) {
    if (/\d/.test(text) && this.chance.happens(0.6)) {
      return text.replace(/\d+(?!.*\d)/, (digits) => String(Number(digits.slice(-4)) + 1 + this.chance.below(9)));
    }
    const at = text.length - 1;
    return this.chance.happens(0.5) ? text + this.#letterLike(text[at] ?? 'a') : text.slice(0, at) + this.#letterLike(text[at] ?? 'a');
  }

  #letterLike(letter) {
    if (/[0-9]/.test(letter)) return this.chance.text(1, '123456789');
    return /[A-Z]/.test(letter) ? this.chance.text(1, 'IVXABC') : this.chance.text(1);
  }

  #object(said) {
    const names = new Map(Object.entries(said.properties ?? {}));
    const required = new Set(said.required ?? []);
    const like = this.chance.happens(0.8) ? this.chance.of(this.seen.like(names)) : undefined;
    const made = {};
    for (const [name, schema] of names) {
      const fitting = like && name in like ? this.#fitting(schema, like[name]) : undefined;
      if (fitting !== undefined && (required.has(name) || !isNothing(fitting))) {
        made[name] = fitting;
      } else if (required.has(name) || this.chance.happens(like ? 0.004 : 0.15)) {
        made[name] = this.of(schema, name);
      }
    }
    if (like && this.chance.happens(0.5) && Object.keys(made).length > 0) {
      const name = this.chance.of(Object.keys(made));
      made[name] = this.#isFreeText(names.get(name)) ? this.changed(made[name]) : this.of(names.get(name), name);
    }
    // The rules refuse days that are not plausible for a moment.
    if (/^\d{4}-/.test(made.moment) && 'submittedOn' in made && this.chance.happens(0.8)) {
      const year = Number(made.moment.slice(0, 4));
      made.submittedOn = `${made.moment.includes('OWB') ? year - 1 : year}-09-1${this.chance.below(10)}`;
    }
    return made;
  }

  #isFreeText(schema) {
    const said = this.description.resolved(schema);
    return said.type === 'string' && !said.enum && !said.format;
  }

  /** The part of a value that a schema knows. */
  #fitting(schema, value) {
    const said = this.description.resolved(schema);
    if (value === null) return undefined;
    if (Array.isArray(value)) {
      return said.type === 'array' ? value.map((one) => this.#fitting(said.items, one)).filter((one) => one !== undefined) : undefined;
    }
    if (typeof value === 'object') {
      if (!said.properties) return undefined;
      return Object.fromEntries(Object.entries(value)
        .filter(([name]) => name in said.properties)
        .map(([name, of]) => [name, this.#fitting(said.properties[name], of)])
        .filter(([, of]) => of !== undefined));
    }
    const type = typeof value === 'number' ? 'integer' : typeof value;
    return said.type === type && (!said.enum || said.enum.includes(value)) ? value : undefined;
  }
}

function isNothing(value) {
  return value === false || value === '' || (Array.isArray(value) && value.length === 0);
}
