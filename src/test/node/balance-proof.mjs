// Verifies proofs of balances, written from docs/reference/balance-proofs.md alone. It shares nothing with the project
// and needs nothing but Node.js.
//
// Standard input: JSON with the public key of the book ("key") and the proofs ("proofs"). Prints a line per proof:
// "holds", the number of postings and their sum; or "fails" and the reason.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const MAX = (1n << 63n) - 1n;
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

function check(condition, reason) {
  if (!condition) {
    throw new Error(reason);
  }
}

function int64(number) {
  check(number <= MAX && number >= -MAX - 1n, 'overflow');
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(number);
  return bytes;
}

/** Buffer.from accepts other characters too, and ignores some. */
function decode(base64) {
  const bytes = Buffer.from(base64, 'base64');
  check(bytes.toString('base64') === base64, 'not Base64');
  return bytes;
}

function hash(base64) {
  const bytes = decode(base64);
  check(bytes.length === 32, 'not a hash');
  return bytes;
}

/** Reads numbers, texts, hashes and trees from bytes; each has one form. */
class Reader {
  constructor(bytes, asked) {
    this.bytes = bytes;
    this.at = 0;
    this.previous = asked;
    this.characters = 0;
  }

  take(length) {
    check(length <= BigInt(this.bytes.length - this.at), 'ends too early');
    this.at += Number(length);
    return this.bytes.subarray(this.at - Number(length), this.at);
  }

  number() {
    let number = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const [next] = this.take(1n);
      number |= BigInt(next & 127) << shift;
      if (next < 128) {
        check((next > 0 || shift === 0n) && number < 1n << 64n, 'not the shortest form');
        return number;
      }
      check(shift < 63n, 'too long a number');
    }
  }

  hash() {
    return this.take(32n);
  }

  text() {
    const shared = this.number();
    const rest = this.take(this.number()).toString('latin1');
    check(shared <= BigInt(this.previous.length), 'shares too much');
    const next = this.previous[Number(shared)];
    check(rest === '' || rest[0] !== next, 'shares too little');
    this.previous = this.previous.slice(0, Number(shared)) + rest;
    this.characters += this.previous.length;
    check(this.characters <= 1 << 24, 'too much text');
    return this.previous;
  }

  element(kind) {
    const place = this.number();
    const count = this.number();
    const signed = this.number();
    const sum = signed % 2n ? -(signed + 1n) / 2n : signed / 2n;
    int64(count);
    const [depth, leaf] = [place / 2n, place % 2n === 1n];
    if (!leaf) {
      return { depth, count, sum, hash: this.hash(), shown: null };
    }
    const text = this.text() + (kind === 0 ? ' ' + this.hash().toString('base64') : '');
    const shown = text.split(' ');
    check(shown.length === (kind === 0 ? 2 : 4) && shown.every((word) => word !== ''), 'not a leaf');
    const hash = sha256(Buffer.from([kind]), int64(count), int64(sum), Buffer.from(text, 'latin1'));
    return { depth, count, sum, hash, shown };
  }

  tree(kind) {
    const elements = [];
    for (let rest = this.number(); rest > 0n; rest--) {
      elements.push(this.element(kind));
    }
    return elements;
  }
}

function root(lines) {
  const stack = [];
  for (const line of lines) {
    let node = line;
    while (stack.length && node.depth > 0n && stack.at(-1).depth === node.depth) {
      const left = stack.pop();
      const bound = [left, node].flatMap((child) => [int64(child.count), int64(child.sum), child.hash]);
      node = { depth: node.depth - 1n, ...total([left, node]), hash: sha256(Buffer.from([1]), ...bound) };
    }
    stack.push(node);
  }
  check(stack.length === 0 || (stack.length === 1 && stack[0].depth === 0n), 'not a tree');
  return stack.length ? stack[0].hash : sha256('');
}

function total(lines) {
  const sums = lines.reduce((all, one) => ({ count: all.count + one.count, sum: all.sum + one.sum }), {
    count: 0n,
    sum: 0n,
  });
  int64(sums.count);
  int64(sums.sum);
  return sums;
}

function statedHashes(note, key) {
  const [name, id, typed] = [key.split('+')[0], key.split('+')[1], key.split('+').slice(2).join('+')];
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const lines = text.split('\n');
  check(note.endsWith('\n') && lines.length === 6 && lines[0] === name + '/balances', 'not a head of balances of this book');
  check(/^[1-9]\d*$/.test(lines[1]), 'no size');
  hash(lines[2]);
  const signature = note
    .slice(end + 2)
    .split('\n')
    .map((line) => line.split(' '))
    .find((words) => words[0] === '—' && words[1] === name && words.length === 3);
  check(signature, 'not signed by the book');
  const bytes = decode(signature[2]);
  check(bytes.subarray(0, 4).toString('hex') === id, 'not signed by this key');
  const der = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(typed, 'base64').subarray(1),
  ]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  check(verify(null, Buffer.from(text), publicKey, bytes.subarray(4)), 'wrong signature');
  return ['balances-v1', 'embargoed-v1'].map((rule, i) => {
    const [stated, value, ...more] = lines[3 + i].split(' ');
    check(stated === rule && value && more.length === 0, 'unknown rule');
    return hash(value);
  });
}

const MOMENT = '[0-9]{4}-(?:OWB|VB|O1|SBS|O2|SW|(?:NVW|ISB)-[1-9][0-9]?)';
const COMMITMENT = new RegExp(`^([A-Z]{1,8} ${MOMENT}) ([A-Za-z0-9+/]{43}=)$`);
const BOUND = new RegExp(`^(?:(?=day [0-9]{4}-[0-9]{2}-[0-9]{2}$)|(?=moment ${MOMENT}$))(\\w+) (.+)$`);
const OPENING = new RegExp(`^embargoed (${MOMENT}) ([^ ]+) (.+)$`);

/** The hash of all commitments, of which one is to a tree with this root, in the chapter of the key and the moment. */
function committed(root, asked, moment, salt, list) {
  const commitments = list.split(',').map((one) => COMMITMENT.exec(one) ?? check(false, 'not a commitment'));
  check(commitments.every(([, pair], i) => i === 0 || commitments[i - 1][1] < pair), 'commitments out of order');
  const chapter = asked.split('/')[2];
  const own = commitments.find(([, pair]) => pair === chapter + ' ' + moment);
  check(chapter && own && hash(own[2]).equals(sha256(Buffer.from([4]), hash(salt), root)), 'another commitment');
  return sha256(Buffer.from(list, 'utf8'));
}

const order = (key) => key.replaceAll('/', ' ');
const within = (key, asked) => key === asked || key.startsWith(asked + '/');

function below(accounts, asked) {
  const shown = accounts.filter((one) => one.shown).map((one) => order(one.shown[0]));
  check(shown.every((key, i) => i === 0 || shown[i - 1] < key), 'out of order');
  const outside = (one, side) => one.shown && !within(one.shown[0], asked) && side(order(one.shown[0]), order(asked));
  const from = accounts.findLastIndex((one) => outside(one, (key, limit) => key < limit)) + 1;
  const after = accounts.findIndex((one) => outside(one, (key, limit) => key > limit));
  const rest = accounts.slice(from, after < 0 ? accounts.length : after);
  check(rest.length === 0 || (rest[0].shown && rest.at(-1).shown), 'an end is not shown');
  return rest;
}

/** What counts of one account, and the days or moments of the last posting that counts and of the next one. */
function upTo(account, axis, reader) {
  const other = reader.hash();
  const end = reader.number();
  const postings = reader.tree(2);
  const roots = axis === 'day' ? [root(postings), other] : [other, root(postings)];
  check(account.shown, 'an account is not shown');
  check(sha256(Buffer.from([3]), ...roots).equals(hash(account.shown[1])), 'postings of another account');
  check(end <= BigInt(postings.length), 'ends beyond the postings');
  const counted = postings.slice(0, Number(end));
  const [last, next] = [counted.at(-1), postings[counted.length]];
  check((!last || last.shown) && (!next || next.shown), 'an end is not shown');
  const at = axis === 'day' ? 0 : 1;
  return { counted, last: last?.shown[at], next: next?.shown[at] };
}

function bounded(accounts, axis, value, reader) {
  const ends = accounts.map((account) => upTo(account, axis, reader));
  const lasts = ends.map((end) => end.last).filter((last) => last !== undefined);
  const nexts = ends.map((end) => end.next).filter((next) => next !== undefined);
  if (axis === 'day') {
    check(lasts.every((last) => last <= value) && nexts.every((next) => next > value), 'ends at another day');
  } else {
    check(nexts.every((next) => next !== value && !lasts.includes(next)), 'ends within a moment');
  }
  return total(ends.flatMap((end) => end.counted));
}

function prove(file, key) {
  const [asks, trees] = file.split('\n\n', 2);
  const lines = asks.split('\n');
  check(trees && lines[0] === 'mutatieboek/balance-proof@v1' && lines.length <= 3, 'not a proof');
  const [, scope, asked] = /^(account|below) ([^ ]+)$/.exec(lines[1] ?? '') ?? [];
  check(scope, 'unknown scope');
  check(/^(COMMITMENTS|EXPENDITURE|RECEIPTS)\/[0-9]{4}(\/[A-Za-z0-9._~-]+)*$/.test(asked) && !asked.endsWith('/~'), 'not a key');
  const [, axis, value] = BOUND.exec(lines[2] ?? '') ?? [];
  const [, ...opening] = OPENING.exec(lines[2] ?? '') ?? [];
  check(axis || opening.length || lines.length === 2, 'unknown bound');
  const reader = new Reader(decode(trees), asked);
  const accounts = reader.tree(0);
  const [all, embargoed] = statedHashes(file.slice(asks.length + trees.length + 4), key);
  const given = opening.length ? committed(root(accounts), asked, ...opening) : root(accounts);
  check(given.equals(opening.length ? embargoed : all), 'another root');
  const shown = accounts.filter((one) => one.shown);
  check(scope === 'below' || (shown.length === 1 && shown[0].shown[0] === asked), 'another account');
  const counted = scope === 'below' ? below(accounts, asked) : shown;
  const proven = axis ? bounded(counted, axis, value, reader) : total(counted);
  check(reader.at === reader.bytes.length, 'more bytes');
  return proven;
}

const { key, proofs } = JSON.parse(readFileSync(0, 'utf8'));
const verdicts = proofs.map((proof) => {
  try {
    const proven = prove(proof, key);
    return `holds ${proven.count} ${proven.sum}`;
  } catch (e) {
    return `fails ${e.message}`;
  }
});
console.log(verdicts.join('\n'));
