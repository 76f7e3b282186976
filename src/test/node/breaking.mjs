/** Ways to break a request that was as it should be; each says whether it had anything to break. */

const NUMBERS = ['0', '-1', '2147483648', '-2147483649', '9007199254740993', '9223372036854775807', '9223372036854775808',
  '-9223372036854775809', '1e400', '1e-400', '0.1', '-0', '1.0', '1E2', '99999999999999999999999999999999999999999', 'NaN', '007'];

const TEXTS = ['', ' ', '\u0000', 'a\u0000b', '\r\nSet-Cookie: a=b', '\u202eabc', '\ufeff', '\ud800', '💶'.repeat(50), 'é\u0301'.repeat(40),
  '<script>alert(1)</script>', "' or 1=1 --", '"; drop table ledger_entry; --', '../../../../etc/passwd', '${7*7}', '#{7*7}', '%s%n%x', '=cmd|x!A1',
  '\u2028', '٣٤', '1٬234', 'null', 'true', '[]', '{}', 'XX/', '/XX', 'XX//37', '~', 'XX/~/~', '2026-', '9999-OWB', '-1', '2026-02-30', '0000-00-00',
  '+999999999-12-31', '2026-01-01T00:00:00', '2026-01-01T25:61:61Z', '\u007f', '\t\n', 'a'.repeat(256), 'a'.repeat(5000), '€'.repeat(3000)];

const BODIES = ['', ' ', 'null', '[]', '{}', '""', '0', 'true', '{', '}', '{"', '{"a"', '{"a":', '{"a":1', '{"a":1}}', '{"a":1}{"a":1}', '[[', "{'a':1}", '{a:1}',
  '{"a":01}', '{"a":.5}', '{"a":NaN}', '{"a":1,}', '{"a":1 /* b */}', '// a', '{"a":"\\x"}', '{"a":"\\ud800"}', '{"a":"\n"}', '\ufeff{}', '<a/>', 'a=b&c=d',
  '{"a":'.repeat(40) + '1' + '}'.repeat(40), '['.repeat(20000), '{"__proto__":{"a":1}}', '{"a":1,"a":1}', '{"":1}'];

const TYPES = ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=',
  'multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'application/json;charset=nothing', 'application/json;;', 'application/problem+json',
  'a', '/', '*/*', 'application/json, text/plain', 'text/csv', 'application/octet-stream', 'application/json'];

const KEYS = [undefined, '', ' ', '"', '"a', 'a"', '""', '"a b"', 'a b', 'é', 'a'.repeat(255), 'a'.repeat(256), 'a'.repeat(6000), '\t', '"\\"', '"\\a"', 'a,b'];

const HEADERS = [['If-Match', '*'], ['If-Match', '"1"'], ['If-Match', 'W/"1"'], ['If-Match', 'x'], ['If-Match', '"1", "2"'], ['If-Match', ''],
  ['If-None-Match', '*'], ['If-None-Match', '"1"'], ['If-Modified-Since', 'Thu, 01 Jan 2099 00:00:00 GMT'], ['Accept', 'text/html'], ['Accept', 'application/json;q=0'],
  ['Accept', 'a'], ['Accept', 'application/pdf'], ['Accept', 'text/csv'], ['Accept', '*/*;q=0.1, text/plain'], ['Accept', ','], ['Accept', 'x/'.repeat(900)],
  ['Accept', 'application/problem+json'], ['Accept-Language', 'q=0'], ['Accept-Language', 'nl,'.repeat(400)], ['Accept-Language', '\u00e9'],
  ['Accept-Encoding', 'gzip, deflate, br'], ['Accept-Encoding', 'identity;q=0'], ['Accept-Charset', 'utf-16'], ['Range', 'bytes=0-10'], ['Range', 'bytes=-1'],
  ['Range', 'x'], ['X-Request-Id', 'a b'], ['X-Request-Id', 'a'.repeat(1000)], ['X-Request-Id', '\u00e9<script>'], ['X-HTTP-Method-Override', 'DELETE'],
  ['X-Forwarded-For', '10.0.0.1'], ['X-Forwarded-Host', 'example.org'], ['X-Forwarded-Prefix', '/a'], ['X-Original-URL', '/v1/ledger/entries'], ['Forwarded', 'for=a;host=b'],
  ['Cookie', 'JSESSIONID=1; a'], ['Origin', 'https://example.org'], ['Origin', 'null'], ['Content-Encoding', 'gzip'], ['Upgrade', 'h2c'],
  ['Referer', 'x'], ['Host', 'example.org'], ['Host', 'a b'], ['TE', 'trailers'], ['User-Agent', ''], ['From', 'a'], ['Max-Forwards', '0']];

const SEGMENTS = ['x', 'XX', '%00', '%2F', '%2e%2e', '..', '.', '..;', '%252F', '%ff', '%zz', '%', '%C3%A9', '%0d%0aa:b', ';a=b', 'a'.repeat(3000), '~', '*', '-1',
  '00000000-0000-0000-0000-000000000000', '9999-OWB', '2026-OWB', '%F0%9F%92%B6', '%5C', '%22', '%3Cscript%3E', '', 'null'];

const QUERIES = [['unknown', '1'], ['', ''], ['a', undefined], ['%', '%'], ['a%00b', '%00'], ['%ff', '%ff'], ['item[]', 'XX'], ['limit', '0'], ['x', 'a'.repeat(4000)],
  ['__proto__', '1'], ['dryRun', 'maybe'], ['lang', 'en'], ['access_token', 'x'], ['a=b', 'c=d'], ['+', '+']];

const VALUES = ['', '%', '%zz', '%ff', '%00', '+', '%2B', '%0d%0a', 'a'.repeat(3000), '%F0%9F%92%B6', '%27%20or%201=1', '-1', '0', '1e3', '0x1', '01', '99999999999999999999',
  '9223372036854775807', '-9223372036854775808', '2147483648', 'NaN', '~', 'XX/', '%2F', '2026-02-30', '2026-OWB', '2026-OWB-1', 'null', 'undefined', '[object]', '%D9%A3', '1,2'];

const METHODS = ['PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'LINK', 'GET', 'POST'];

/** How long, in characters, what stands many times in a body may get: what is long already is not also made many. */
const LONGEST = 4_000_000;

/** A place in a JSON value by chance: the value that holds it, and its name there. */
function place(value, chance) {
  let at = null;
  for (let node = value; node !== null && typeof node === 'object' && Object.keys(node).length > 0;) {
    at = { holder: node, name: chance.of(Object.keys(node)) };
    node = node[at.name];
    if (chance.happens(0.4)) break;
  }
  return at;
}

const inBody = (change) => (request, chance) => {
  if (request.json === null || typeof request.json !== 'object') return false;
  request.json = structuredClone(request.json);
  const at = place(request.json, chance);
  if (at === null) return false;
  change(at.holder, at.name, chance, request);
  return true;
};

/** Written as no value can be: the place is marked, and then replaced in the text. */
const raw = (text) => inBody((holder, name, chance, request) => {
  holder[name] = 'MARKED';
  request.written = Buffer.from(JSON.stringify(request.json).replace('"MARKED"', text(chance)));
});

const query = (change) => (request, chance) => {
  if (request.query.length === 0) {
    const known = request.operation.in('query');
    if (known.length === 0) return false;
    request.query.push([chance.of(known).name, '0']);
  }
  change(request.query, chance.below(request.query.length), chance);
  return true;
};

export const BREAKING = {
  otherType: inBody((holder, name, chance) => {
    holder[name] = chance.of([null, true, 0, -1.5, 'x', [], {}, [[]], { a: 1 }, [null], [holder[name]]]);
  }),
  number: raw((chance) => chance.of(NUMBERS)),
  text: inBody((holder, name, chance) => { holder[name] = chance.of(TEXTS); }),
  huge: inBody((holder, name, chance) => { holder[name] = chance.of(['x', 'é', '"', '\u0001']).repeat(chance.of([20_000, 200_000, 1_100_000])); }),
  missing: inBody((holder, name) => { if (Array.isArray(holder)) holder.length = 0; else delete holder[name]; }),
  extra: inBody((holder, name, chance) => { if (!Array.isArray(holder)) holder[chance.of(['x', '', '__proto__', 'id', 'state', name + ' '])] = 1; }),
  twice: (request, chance) => {
    if (request.json === undefined) return false;
    const text = JSON.stringify(request.json);
    const members = [...text.matchAll(/"(\w+)":/g)];
    if (members.length === 0) return false;
    const member = chance.of(members);
    request.written = Buffer.from(text.slice(0, member.index) + `"${member[1]}":1,` + text.slice(member.index));
    return true;
  },
  many: inBody((holder, name) => {
    const times = Math.min(3000, Math.ceil(LONGEST / JSON.stringify([holder[name]]).length));
    holder[name] = Array.from({ length: times }, () => holder[name]);
  }),
  body: (request, chance) => {
    if (request.json === undefined) return false;
    request.written = Buffer.from(chance.of(BODIES));
    return true;
  },
  encoding: (request, chance) => {
    if (request.json === undefined) return false;
    const text = JSON.stringify(request.json);
    request.written = chance.of([Buffer.from(text, 'utf16le'), Buffer.from([0xff, 0xfe, 0x7b]), Buffer.from(text.slice(0, -1)), Buffer.from(text + ' x'),
      Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc3, 0x28, 0xed, 0xa0, 0x80]), Buffer.from('"}')])]);
    return true;
  },
  mediaType: (request, chance) => {
    if (request.body() === undefined) return false;
    request.header('Content-Type', chance.happens(0.2) ? undefined : chance.of(TYPES));
    return true;
  },
  form: (request, chance) => {
    if (request.file === undefined) return false;
    const text = request.file.toString('latin1');
    request.written = Buffer.from(chance.of([
      () => text.slice(0, chance.below(text.length)),
      () => text.replace(/name="\w+"/, 'name="other"'),
      () => text.replace(/filename="[^"]*"/, `filename="${chance.of(['../../a', 'a'.repeat(2000), '\u0000', '', 'é', 'a";x="'])}"`),
      () => text.replace(/; filename="[^"]*"/, ''),
      () => text.replaceAll('\r\n', '\n'),
      () => text.replace(/--\r\n$/, '\r\n' + text),
      () => text.replace('\r\n', '\r\nContent-Disposition: x\r\n'),
      () => text.replace('\r\n', `\r\nX: ${'y'.repeat(20_000)}\r\n`),
      () => '',
    ])(), 'latin1');
    return true;
  },
  key: (request, chance) => {
    if (!request.headers.some(([name]) => name === 'Idempotency-Key')) return false;
    request.header('Idempotency-Key', chance.of(KEYS));
    if (chance.happens(0.1)) request.headers.push(['Idempotency-Key', 'another']);
    return true;
  },
  header: (request, chance) => {
    const [name, value] = chance.of(HEADERS);
    request.header(name, value);
    return true;
  },
  authorization: (request, chance) => {
    // Rights of other users are not guessed: unknown credentials have none.
    if (request.person.authorization) return false;
    request.header('Authorization', chance.of(['Basic', 'Basic ', 'Basic Og==', 'Basic YTpi', 'Basic %%%', 'Bearer', 'Bearer x', 'Bearer a.b.c', 'Digest a=b', 'é', 'Basic ' + 'A'.repeat(7000)]));
    return true;
  },
  method: (request, chance) => {
    request.method = chance.of(METHODS);
    return true;
  },
  segment: (request, chance) => {
    const at = 2 + chance.below(Math.max(1, request.segments.length - 2));
    request.segments[Math.min(at, request.segments.length - 1)] = chance.of(SEGMENTS);
    return true;
  },
  member: (request, chance, seen) => {
    const at = request.operation.segments.findIndex((segment) => segment.startsWith('{'));
    if (at < 0) return false;
    request.segments[at] = encodeURIComponent(String(chance.happens(0.5) ? seen.any(chance) : chance.uuid()));
    return true;
  },
  path: (request, chance) => {
    request.segments = chance.of([
      () => [...request.segments, ''], () => [...request.segments, chance.of(SEGMENTS)], () => ['', ...request.segments],
      () => request.segments.map((segment) => segment.toUpperCase()), () => request.segments.slice(0, -1), () => ['', chance.of(SEGMENTS)],
      () => [...request.segments.slice(0, -1), request.segments.at(-1) + chance.of(['.json', ';a=b', '%20', '.', '%3B', '~'])],
    ])();
    return true;
  },
  asked: (request, chance) => {
    request.query.push(chance.of(QUERIES));
    return true;
  },
  value: query((asked, i, chance) => { asked[i] = [asked[i][0], chance.of(VALUES)]; }),
  askedTwice: query((asked, i) => { asked.push(asked[i]); }),
  notAsked: query((asked, i) => { asked.splice(i, 1); }),
};

/** Breaks a request in one way, or in two. */
export function broken(request, chance, seen) {
  const ways = Object.keys(BREAKING);
  for (let tries = 0; tries < 12 && request.broken.length < (chance.happens(0.2) ? 2 : 1); tries++) {
    const way = chance.of(ways);
    if (way === 'huge' && !chance.happens(0.1)) continue;
    if (BREAKING[way](request, chance, seen)) request.broken.push(way);
  }
  return request;
}
