const MOST = 80;

/** What answers showed, to be used in requests; nothing of it that is secret. */
export class Seen {
  constructor(description, secrets) {
    this.description = description;
    this.secrets = secrets;
    this.values = new Map(); // by the name of a member
    this.near = new Map(); // by collection and the name of a member
    this.objects = new Map(); // by the names of their members
    this.members = new Map(); // of a collection, by its path
    this.links = [];
    this.versions = new Map(); // ETag by address
  }

  /** Looks at an answer. */
  look(operation, url, headers, body) {
    for (const link of [headers.location, headers.link?.match(/<([^>]+)>/)?.[1]]) {
      if (link) this.#link(link);
    }
    if (headers.etag) keep(this.versions, url.split('?')[0], headers.etag);
    if (body !== undefined) this.#walk(operation, '', body);
  }

  #link(link) {
    if (!link.startsWith(this.description.base)) return;
    push(this.links, link);
    for (const operation of this.description.operations) {
      if (operation.path.includes('{') && operation.matches(link.split('?')[0])) {
        link.split('?')[0].split('/').forEach((segment, i) => {
          if (operation.segments[i].startsWith('{')) {
            this.#member(operation.segments.slice(0, i).join('/'), decodeURIComponent(segment));
          }
        });
      }
    }
  }

  #member(collection, value) {
    if (!this.members.has(collection)) this.members.set(collection, []);
    push(this.members.get(collection), value);
  }

  #walk(operation, name, value) {
    if (Array.isArray(value)) {
      // Of what is long the first and the last, where what is new stands.
      const some = value.length > 40 ? [...value.slice(0, 20), ...value.slice(-20)] : value;
      some.forEach((element) => this.#walk(operation, name, element));
    } else if (value !== null && typeof value === 'object') {
      Object.entries(value).forEach(([member, of]) => this.#walk(operation, member, of));
      this.#object(operation, value);
    } else if (value !== null && !this.secrets.isIn(String(value))) {
      keep(this.values, name, value);
      keep(this.near, `${operation.collection} ${name}`, value);
      if (typeof value === 'string' && value.startsWith(this.description.base + '/')) this.#link(value);
    }
  }

  #object(operation, object) {
    const { collection } = operation;
    for (const known of this.description.operations) {
      const variable = known.path.match(/^(.*?)\/\{([^}]+)\}/);
      if (variable && variable[1] === collection && typeof object[variable[2]] === 'string') {
        this.#member(this.description.base + collection, object[variable[2]]);
      }
    }
    if (!this.secrets.isIn(JSON.stringify(object))) keep(this.objects, Object.keys(object).sort().join(), object);
  }

  /** All of it, to be remembered by another run. */
  known() {
    return { values: [...this.values], near: [...this.near], objects: [...this.objects], members: [...this.members], links: this.links };
  }

  remember(known) {
    this.values = new Map(known.values);
    this.near = new Map(known.near);
    this.objects = new Map(known.objects);
    this.members = new Map(known.members);
    this.links = known.links;
  }

  /** Values of members of this name. */
  named(name) {
    return this.values.get(name) ?? [];
  }

  /** Values of members of this name in answers about this collection; of any answer if it has none. */
  namedNear(collection, name) {
    return this.near.get(`${collection} ${name}`) ?? this.named(name);
  }

  /** Any value at all, by chance. */
  any(chance) {
    const names = [...this.values.keys()];
    return names.length === 0 ? 'x' : chance.of(this.named(chance.of(names)));
  }

  /** Objects that share most members with these names. */
  like(names) {
    let best = [];
    let most = 1;
    for (const [members, objects] of this.objects) {
      const shared = members.split(',').filter((member) => names.has(member)).length;
      if (shared > most) {
        best = [...objects];
        most = shared;
      } else if (shared === most) {
        best.push(...objects);
      }
    }
    return best;
  }
}

function keep(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  push(map.get(key), value);
}

function push(list, value) {
  if (typeof value !== 'object' && list.includes(value)) return;
  list.push(value);
  if (list.length > MOST) list.splice(list.length >> 1, 1);
}
