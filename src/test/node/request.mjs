/** A request that the description allows, which may then be broken. */
export class Request {
  constructor(operation, person) {
    this.operation = operation;
    this.person = person;
    this.method = operation.method;
    this.segments = [];
    this.query = [];
    this.headers = [];
    this.json = undefined; // what is posted, before it is written
    this.written = undefined; // how it is written, where that is not as it should be
    this.file = undefined;
    this.broken = [];
  }

  get path() {
    return this.segments.join('/');
  }

  get url() {
    return this.path + (this.query.length > 0 ? '?' + this.query.map(([name, value]) => value === undefined ? name : `${name}=${value}`).join('&') : '');
  }

  header(name, value) {
    this.headers = this.headers.filter(([known]) => known.toLowerCase() !== name.toLowerCase());
    if (value !== undefined) this.headers.push([name, value]);
  }

  copy() {
    const copy = Object.assign(new Request(this.operation, this.person), this);
    copy.headers = this.headers.map((header) => [...header]);
    return copy;
  }

  asks(name) {
    return this.query.some(([known]) => known === name);
  }

  body() {
    if (this.written !== undefined) return this.written;
    if (this.file !== undefined) return this.file;
    return this.json === undefined ? undefined : Buffer.from(JSON.stringify(this.json));
  }
}

/** What a variable of a path holds whose value has slashes, by its name. */
const PATHS = new Map([['tilePath', ['0/000.p/1', 'entries/000.p/1', '0/000.p/7', 'entries/000', '1/000.p/1']]]);

/** Makes requests that the description allows. */
export class Requests {
  constructor(description, seen, values, chance, waiting) {
    this.waiting = new Set(waiting);
    this.description = description;
    this.seen = seen;
    this.values = values;
    this.chance = chance;
    this.keys = [];
  }

  valid(operation, person) {
    const request = new Request(operation, person);
    this.values.collection = operation.collection;
    if (operation.body && !operation.mediaTypes.includes('multipart/form-data')) {
      request.json = this.values.of(operation.body, '');
      request.header('Content-Type', 'application/json');
    }
    request.segments = operation.segments.map((segment, i) =>
      segment.startsWith('{') ? this.#segment(operation, i, request.json) : segment);
    for (const parameter of operation.in('query')) {
      if (parameter.required || this.chance.happens(this.waiting.has(parameter.name) ? 0.01 : 0.2)) {
        request.query.push([parameter.name, encodeURIComponent(this.values.of(parameter.schema, parameter.name))]);
      }
    }
    for (const parameter of operation.in('header')) {
      if (parameter.required) request.header(parameter.name, this.#key());
    }
    if (this.chance.happens(0.15)) request.header('X-Request-Id', this.chance.uuid());
    this.#accept(operation, request);
    if (operation.in('header').some((parameter) => parameter.name === 'If-Match') && this.chance.happens(0.15)) {
      const address = request.segments.slice(0, -1).join('/');
      const versions = this.seen.versions.get(address) ?? ['"1"'];
      request.header('If-Match', this.chance.recent(versions));
    }
    if (operation.mediaTypes.includes('multipart/form-data')) this.#form(request);
    if (person.authorization) request.header('Authorization', person.authorization);
    return request;
  }

  #key() {
    const key = this.chance.uuid();
    this.keys.push(key);
    return key;
  }

  #accept(operation, request) {
    const types = Object.keys(Object.entries(operation.responses).find(([status]) => status.startsWith('2'))[1].content);
    if (types.length > 1 && this.chance.happens(0.3)) request.header('Accept', this.chance.of(types));
    if (this.chance.happens(0.3)) request.header('Accept-Language', this.chance.of(['nl', 'en', 'nl-NL,nl;q=0.9', 'fr', '*']));
  }

  /** The same of something that has just been made. */
  validOf(operation, person, made) {
    const request = this.valid(operation, person);
    request.segments = made.concat(request.segments.slice(made.length));
    return request;
  }

  #segment(operation, i, body) {
    const paths = PATHS.get(operation.segments[i].slice(1, -1));
    return paths ? this.chance.of(paths) : encodeURIComponent(this.#member(operation, i, body));
  }

  /** What a variable of the path names: something that answers showed in that collection, and that the body is about. */
  #member(operation, i, body) {
    const variable = operation.in('path').find((one) => one.name === operation.segments[i].slice(1, -1));
    if (variable?.schema.type === 'integer') return String(this.values.of(variable.schema, variable.name));
    const collection = operation.segments.slice(0, i).join('/');
    const members = this.seen.members.get(collection) ?? [];
    const texts = Object.values(body ?? {}).filter((value) => typeof value === 'string');
    const about = members.filter((member) => texts.some((text) => text.startsWith(member + '/')));
    if (about.length > 0 && this.chance.happens(0.8)) return this.chance.of(about);
    if (members.length > 0 && this.chance.happens(0.95)) return this.chance.recent(members);
    const named = this.seen.named(operation.segments[i].slice(1, -1));
    return named.length > 0 ? String(this.chance.of(named)) : this.chance.uuid();
  }

  #form(request) {
    const boundary = 'b' + this.chance.text(16);
    const part = Object.keys(this.description.resolved(request.operation.body).properties)[0];
    request.header('Content-Type', `multipart/form-data; boundary=${boundary}`);
    request.file = Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${part}"; filename="${this.chance.text(6)}.csv"\r\n`
        + 'Content-Type: text/csv\r\n\r\n'),
      this.content(),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
  }

  /** Of a file nothing is described: a table of what was seen, or noise. */
  content() {
    if (this.chance.happens(0.3)) return Buffer.from(this.chance.text(this.chance.below(4000), '\u0000\u0001PK\u0003\u0004é;,"\n\t x=+-@0'));
    const names = [...this.seen.values.keys()];
    const columns = Array.from({ length: 1 + this.chance.below(8) }, () => this.chance.of(names) ?? 'a');
    const rows = Array.from({ length: this.chance.below(20) }, () => columns.map((name) => this.chance.of(this.seen.named(name)) ?? ''));
    const separator = this.chance.of([',', ';', '\t']);
    return Buffer.from([columns, ...rows].map((row) => row.join(separator)).join('\n'));
  }
}
