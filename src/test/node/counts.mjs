const TOLD = 40;

/** How often each operation was asked and what it answered, and all that is wrong. */
export class Counts {
  constructor(description, people) {
    this.description = description;
    this.people = people;
    this.operations = new Map(description.operations.map((operation) =>
      [operation.name, { operation, asked: 0, good: 0, ms: 0, statuses: new Map(), by: new Map(), let: new Map(), denied: new Set() }]));
    this.elsewhere = { statuses: new Map() };
    this.ways = new Map();
    this.wrong = [];
    this.again = new Map();
  }

  /** An operation by chance, one that seldom succeeded more often. */
  least(chance) {
    const some = Array.from({ length: 4 }, () => chance.of(this.description.operations));
    if (chance.happens(0.4)) return some[0];
    const good = (operation) => this.operations.get(operation.name).good;
    return some.sort((a, b) => good(a) - good(b))[0];
  }

  /** The operations that succeeded less often than so many times. */
  seldom(least) {
    return [...this.operations.values()].filter(({ good }) => good < least).map(({ operation }) => operation);
  }

  /** Somebody by whom an operation has succeeded, or who was at least let in, or was never denied it, or anybody. */
  whom(operation, chance) {
    const { by, let: letIn, denied } = this.operations.get(operation.name);
    if (by.size > 0 && chance.happens(0.5)) return chance.of([...by.keys()]);
    if (letIn.size > 0 && chance.happens(0.7)) return chance.of([...letIn.keys()]);
    const untried = this.people.filter((person) => !denied.has(person));
    return untried.length > 0 && chance.happens(0.8) ? chance.of(untried) : chance.of(this.people);
  }

  answered(request, operation, answer, wrong) {
    const counted = operation ? this.operations.get(operation.name) : this.elsewhere;
    add(counted.statuses, answer.status);
    if (operation && request.method === operation.method) {
      counted.asked++;
      counted.ms += answer.ms;
      if (answer.status < 300) {
        counted.good++;
        add(counted.by, request.person.name);
      }
      if (request.broken.length === 0 && ![401, 403, 429].includes(answer.status)) add(counted.let, request.person.name);
      if (request.broken.length === 0 && [401, 403].includes(answer.status)) counted.denied.add(request.person.name);
    }
    for (const way of request.broken.length === 0 ? ['as described'] : request.broken) add(this.ways, way);
    if (wrong.length > 0) this.#note({ ...summary(request), status: answer.status, wrong, answer: answer.bytes.toString('utf8').slice(0, 600) });
  }

  failed(request, failure) {
    this.#note({ ...summary(request), wrong: [`no answer: ${failure.message}`] });
  }

  /** A request had to be sent once more, because it could not be answered yet. */
  sentAgain(request, answer, wrong) {
    add(this.again, request.operation.name);
    if (wrong.length > 0) this.#note({ ...summary(request), status: answer.status, wrong, answer: answer.bytes.toString('utf8').slice(0, 600) });
  }

  raw(bytes, wrong) {
    add(this.ways, 'no request at all');
    if (wrong.length > 0) this.#note({ bytes: bytes.toString('latin1').slice(0, 200), wrong });
  }

  #note(what) {
    this.wrong.push(what);
  }

  /** Tells all of it, first what is wrong, and whether all is well: nothing wrong, and all but so many operations done so often. */
  tell(least, lacking) {
    const seldom = this.seldom(least).map((operation) => operation.name);
    if (seldom.length > 0) console.log(`DONE LESS THAN ${least} TIMES (at most ${lacking} may be): ${seldom.join(', ')}`);
    const sorts = new Map();
    for (const one of this.wrong) add(sorts, one.wrong[0].slice(0, 80) + ' at ' + (one.operation ?? 'raw'));
    for (const [sort, times] of [...sorts].sort((a, b) => b[1] - a[1])) console.log(`WRONG ${times} times: ${sort}`);
    const shown = new Map();
    for (const one of this.wrong) {
      const sort = one.wrong[0].slice(0, 80) + one.operation;
      add(shown, sort);
      if (shown.get(sort) <= 2 && [...shown.values()].length <= TOLD) console.log(`WRONG ${JSON.stringify(one)}`);
    }
    for (const { operation, asked, good, ms, statuses, by } of this.operations.values()) {
      console.log(`${operation.name.padEnd(44)} ${String(asked).padStart(5)} asked ${String(good).padStart(5)} done ${String(Math.round(ms / Math.max(1, asked))).padStart(4)} ms  ${list(statuses)}  by ${list(by)}`);
    }
    console.log(`${'elsewhere'.padEnd(44)} ${list(this.elsewhere.statuses)}`);
    console.log(`in which ways: ${list(this.ways)}`);
    if (this.again.size > 0) console.log(`sent again after "not now": ${list(this.again)}`);
    return this.wrong.length === 0 && seldom.length <= lacking;
  }
}

function summary(request) {
  const body = request.body();
  return {
    who: request.person.name,
    operation: request.operation.name,
    method: request.method,
    url: request.url.slice(0, 600),
    headers: request.headers.filter(([name]) => name !== 'Authorization' || request.broken.includes('authorization')).map(([name, value]) => `${name}: ${value.slice(0, 200)}`),
    body: body === undefined ? undefined : body.toString('utf8').slice(0, 1500),
    broken: request.broken,
  };
}

function add(map, key) {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function list(map) {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, times]) => `${key}:${times}`).join(' ');
}
