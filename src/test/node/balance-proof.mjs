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

function parse(line, kind) {
  const found = /^(0|[1-9]\d*) (0|[1-9]\d*) (0|-?[1-9]\d*) ([^\n]+)$/.exec(line);
  check(found, 'not a line');
  const [count, sum, rest] = [BigInt(found[2]), BigInt(found[3]), found[4]];
  const shown = rest.includes(' ') ? rest.split(' ') : null;
  const own = shown ? sha256(Buffer.from([kind]), int64(count), int64(sum), rest) : hash(rest);
  return { depth: Number(found[1]), count, sum, hash: own, shown };
}

function root(lines) {
  const stack = [];
  for (const line of lines) {
    let node = line;
    while (stack.length && node.depth > 0 && stack.at(-1).depth === node.depth) {
      const left = stack.pop();
      const bound = [left, node].flatMap((child) => [int64(child.count), int64(child.sum), child.hash]);
      node = { depth: node.depth - 1, ...total([left, node]), hash: sha256(Buffer.from([1]), ...bound) };
    }
    stack.push(node);
  }
  check(stack.length === 0 || (stack.length === 1 && stack[0].depth === 0), 'not a tree');
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

function statedRoot(note, key) {
  const [name, id, typed] = [key.split('+')[0], key.split('+')[1], key.split('+').slice(2).join('+')];
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const lines = text.split('\n');
  check(note.endsWith('\n') && lines.length === 5 && lines[0] === name + '/balances', 'not a head of balances of this book');
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
  const [rule, stated] = lines[3].split(' ');
  check(rule === 'balances-v1', 'unknown rule');
  return hash(stated);
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
  return total(rest);
}

function upTo(account, bound, postings) {
  const [axis, value, lines, other] = bound.split(' ');
  const roots = axis === 'day' ? [root(postings), hash(other)] : [hash(other), root(postings)];
  check(sha256(Buffer.from([3]), ...roots).equals(hash(account.shown[1])), 'postings of another account');
  const end = Math.min(Number(lines), postings.length);
  const [last, next] = [postings[end - 1], postings[end]];
  check((!last || last.shown) && (!next || next.shown), 'an end is not shown');
  if (axis === 'day') {
    check((!last || last.shown[0] <= value) && (!next || next.shown[0] > value), 'ends at another day');
  } else {
    check(!next || (next.shown[1] !== value && next.shown[1] !== last?.shown[1]), 'ends within a moment');
  }
  return total(postings.slice(0, end));
}

function prove(file, key) {
  const end = file.indexOf('\n\n');
  const lines = file.slice(0, end).split('\n');
  check(lines[0] === 'mutatieboek/balance-proof@v1', 'not a proof');
  const [scope, asked, more] = lines[1].split(' ');
  check((scope === 'account' || scope === 'below') && asked && more === undefined, 'unknown scope');
  check(/^(COMMITMENTS|EXPENDITURE|RECEIPTS)\/[0-9]{4}(\/[A-Za-z0-9._~-]+)*$/.test(asked) && !asked.endsWith('/~'), 'not a key');
  const boundAt = lines.findIndex((line, i) => i > 1 && /^(day|moment) /.test(line));
  const accounts = lines.slice(2, boundAt < 0 ? lines.length : boundAt).map((line) => parse(line, 0));
  check(root(accounts).equals(statedRoot(file.slice(end + 2), key)), 'another root');
  check(boundAt < 0 || /^(day [0-9]{4}-[0-9]{2}-[0-9]{2}|moment [A-Z0-9-]+) [0-9]+ [^ ]+$/.test(lines[boundAt]), 'not a bound');
  if (scope === 'below') {
    check(boundAt < 0, 'a bound below');
    return below(accounts, asked);
  }
  const shown = accounts.filter((one) => one.shown);
  check(shown.length === 1 && shown[0].shown[0] === asked, 'another account');
  return boundAt < 0
    ? shown[0]
    : upTo(shown[0], lines[boundAt], lines.slice(boundAt + 1).map((line) => parse(line, 2)));
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
