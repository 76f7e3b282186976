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

/** What is asked on standard input: base, description, seed, requests, people [{name, authorization}], secrets, waiting, least, lacking, seen, keep, papers. */
const asked = JSON.parse(readFileSync(0, 'utf8'));
const chance = new Chance(asked.seed);
const document = await (await fetch(asked.base + asked.description)).json();
const description = new Description(document);
const secrets = new Secrets(asked.secrets);
const seen = new Seen(description, secrets);
const requests = new Requests(description, seen, new Values(description, seen, chance), chance, asked.waiting);
const judging = new Judging(description, secrets, asked.waiting);
const counts = new Counts(description, asked.people.map((person) => person.name));
const speaking = new Speaking(asked.base);
const known = asked.seen ? JSON.parse(readFileSync(asked.seen, 'utf8')) : null;
if (known) seen.remember(known);

const repeatable = [];
const made = [];
const places = new Set();

/** The next request: half of them as they should be, and most of those by whom they succeed for. */
function next() {
  const operation = counts.least(chance);
  const asDescribed = chance.happens(0.5);
  const person = chance.happens(asDescribed ? 0.85 : 0.5) ? named(counts.whom(operation, chance)) : chance.of(asked.people);
  const request = requests.valid(operation, person);
  return asDescribed ? request : broken(request, chance, seen);
}

function named(name) {
  return asked.people.find((person) => person.name === name);
}

/** A request as it should be for an operation that has not succeeded often enough, by somebody it was not denied to. */
function pursued() {
  const operation = chance.of(counts.seldom(asked.least));
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
    const person = chance.of(asked.people);
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
  const request = requests.valid(operation, chance.of(asked.people));
  request.segments = path.split('/');
  request.query = query ? query.split('&').map((pair) => pair.split('=')) : [];
  return request;
}

async function exchange(request) {
  try {
    const begun = performance.now();
    const answer = await speaking.send(request);
    answer.ms = performance.now() - begun;
    return answer;
  } catch (failure) {
    return { failure };
  }
}

console.log(`${asked.requests} requests with seed ${asked.seed}, by ${asked.people.map((person) => person.name).join(', ')}`);
// Where chance left out some operations, twice as many requests again may pursue these.
for (let sent = 0; sent < asked.requests || (sent < 3 * asked.requests && counts.seldom(asked.least).length > 0);) {
  const pursuing = sent >= asked.requests;
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
    if (asked.papers && answer.bytes.subarray(0, 4).toString('latin1') === '%PDF') {
      writeFileSync(join(asked.papers, `${request.person.name}@${sent + i}.pdf`), answer.bytes);
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
if (asked.keep) writeFileSync(asked.keep, JSON.stringify(seen.known()));
process.exitCode = counts.tell(asked.least, asked.lacking) ? 0 : 1;
