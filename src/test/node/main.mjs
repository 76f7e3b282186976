import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chance } from './chance.mjs';
import { Description } from './description.mjs';
import { Seen } from './seen.mjs';
import { Secrets } from './secrets.mjs';
import { Values } from './values.mjs';
import { Requests } from './request.mjs';
import { broken } from './breaking.mjs';
import { RAW, Speaking } from './speaking.mjs';
import { Judging } from './judging.mjs';
import { Counts } from './counts.mjs';

const AT_ONCE = 4;

/** How often a request is sent again after "not now, try again later", which must end. */
const SENT_AGAIN = 5;

/** The longest wait in seconds that an answer may ask for. */
const LONGEST_WAIT = 60;

/** Standard input: base, description, seed, requests, people [{name, authorization}], secrets, embargoed, waiting, least, lacking, seen, keep, pdfs. */
const input = JSON.parse(readFileSync(0, 'utf8'));
const chance = new Chance(input.seed);
const document = await (await fetch(input.base + input.description)).json();
const description = new Description(document);
const secrets = new Secrets(input.secrets);
const seen = new Seen(description, secrets);
const requests = new Requests(description, seen, new Values(description, seen, chance), chance, input.waiting);
const judging = new Judging(description, secrets, input.waiting);
const counts = new Counts(description, input.people.map((person) => person.name));
const speaking = new Speaking(input.base);
const known = input.seen ? JSON.parse(readFileSync(input.seen, 'utf8')) : null;
if (known) seen.remember(known);

const repeatable = [];
const made = [];
const places = new Set();

/** The next request: half of them as they should be, and most of those by whom they succeed for. */
function next() {
  const operation = counts.least(chance);
  const asDescribed = chance.happens(0.5);
  const person = chance.happens(asDescribed ? 0.85 : 0.5) ? named(counts.whom(operation, chance)) : chance.of(input.people);
  const request = requests.valid(operation, person);
  return asDescribed ? request : broken(request, chance, seen);
}

function named(name) {
  return input.people.find((person) => person.name === name);
}

/** A request as it should be for an operation that has not succeeded often enough, by somebody it was not denied to. */
function pursued() {
  const operation = chance.of(counts.seldom(input.least));
  return requests.valid(operation, named(counts.whom(operation, chance)));
}

/** Something done with what was just made. */
function further() {
  const segments = made.splice(chance.below(made.length), 1)[0];
  const below = description.operations.filter((operation) => operation.method === 'POST' && operation.segments.length > segments.length
    && segments.every((segment, i) => operation.segments[i] === segment || operation.segments[i].startsWith('{')));
  if (below.length === 0) return next();
  const operation = chance.of(below);
  return requests.validOf(operation, named(counts.whom(operation, chance)), segments);
}

/** One that was sent before: the same, or other content with the same key, or by somebody else. */
function again() {
  const request = chance.of(repeatable).copy();
  request.broken = ['again'];
  if (chance.happens(0.5)) {
    const person = chance.of(input.people);
    request.person = person;
    request.header('Authorization', person.authorization ?? undefined);
  }
  if (chance.happens(0.3)) request.json = { ...request.json, reason: chance.text(5) };
  return request;
}

function link() {
  const [path, query] = chance.of(seen.links).split('?');
  const operation = description.find('GET', path);
  if (!operation) return next();
  const request = requests.valid(operation, chance.of(input.people));
  request.segments = path.split('/');
  request.query = query ? query.split('&').map((pair) => pair.split('=')) : [];
  return request;
}

/** A published document ends the embargo of its moment, so whoever imports some never names that of the secrets. */
function keepEmbargo(request) {
  const { importer, moment, published } = input.embargoed;
  if (request.person.name !== importer) return;
  const other = (text) => text.replaceAll(moment, published);
  if (request.json !== undefined) request.json = JSON.parse(other(JSON.stringify(request.json)));
  for (const form of ['written', 'file']) {
    if (request[form] !== undefined) request[form] = Buffer.from(other(Buffer.from(request[form]).toString('latin1')), 'latin1');
  }
}

async function exchange(request) {
  keepEmbargo(request);
  try {
    for (let times = 0; ; times++) {
      const begun = performance.now();
      const answer = await speaking.send(request);
      answer.ms = performance.now() - begun;
      const later = Number(answer.headers['retry-after']);
      // A wait for an entry that may never be recorded is the caller's own wish.
      if (answer.status !== 503 || !later || times === SENT_AGAIN || input.waiting.some((name) => request.asks(name))) return answer;
      const refused = `failed with ${answer.status}`;
      counts.sentAgain(request, answer, [
        ...judging.judge(request, answer).wrong.filter((wrong) => wrong !== refused),
        ...(later > LONGEST_WAIT ? [`asks to wait ${later} s`] : []),
      ]);
      await new Promise((over) => setTimeout(over, Math.min(later, LONGEST_WAIT) * 1000));
    }
  } catch (failure) {
    return { failure };
  }
}

console.log(`${input.requests} requests with seed ${input.seed}, by ${input.people.map((person) => person.name).join(', ')}`);
// Where chance left out some operations, twice as many requests again may pursue these.
for (let sent = 0; sent < input.requests || (sent < 3 * input.requests && counts.seldom(input.least).length > 0);) {
  const pursuing = sent >= input.requests;
  if (chance.happens(0.01)) {
    const bytes = Buffer.from(chance.of(RAW).replace('{path}', description.base + chance.of(description.operations).path.replace(/[{}]/g, '')), 'utf8');
    counts.raw(bytes, judging.judgeRaw(await speaking.raw(bytes)));
    sent++;
    continue;
  }
  const batch = Array.from({ length: AT_ONCE }, () =>
    made.length > 0 && chance.happens(0.3) ? further() : repeatable.length > 20 && chance.happens(0.04) ? again() : seen.links.length > 0 && chance.happens(0.03) ? link() : pursuing && chance.happens(0.8) ? pursued() : next());
  const answers = await Promise.all(batch.map(exchange));
  batch.forEach((request, i) => {
    const answer = answers[i];
    if (answer.failure) {
      counts.failed(request, answer.failure);
      return;
    }
    const { wrong, operation, said } = judging.judge(request, answer);
    counts.answered(request, operation, answer, wrong);
    if (operation && answer.status < 300 && said !== undefined) seen.look(operation, request.path, answer.headers, said);
    // What stands in a PDF is looked up by who can read one.
    if (input.pdfs && answer.bytes.subarray(0, 4).toString('latin1') === '%PDF') {
      writeFileSync(join(input.pdfs, `${request.person.name}@${sent + i}.pdf`), answer.bytes);
    }
    if (answer.status === 201 && !places.has(answer.headers.location ?? '')) {
      places.add(answer.headers.location ?? '');
      for (let times = 0; times < 4; times++) made.push((answer.headers.location ?? '').split('/'));
      made.splice(0, made.length - 40);
    }
    if (request.method === 'POST' && request.json !== undefined && answer.status < 300 && !request.asks('dryRun')) {
      repeatable.push(request);
      if (repeatable.length > 200) repeatable.splice(chance.below(200), 1);
    }
  });
  sent += AT_ONCE;
}
speaking.close();
if (input.keep) writeFileSync(input.keep, JSON.stringify(seen.known()));
process.exitCode = counts.tell(input.least, input.lacking) ? 0 : 1;
