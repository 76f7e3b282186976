import { inflateRawSync } from 'node:zlib';

const NEAR = 2_000_000;
const PLAIN = /(?<![0-9A-Za-z.-])-?\d{8,11}(?![0-9A-Za-z])/g;
const GROUPED = /(?<![0-9A-Za-z])(?=(\d{1,3}(?:[.,'   ]\d{3}){2,3})(?![0-9]))/g;

/** Figures and words that are for some people only: [{number, word, seenBy}]. */
export class Secrets {
  constructor(list) {
    this.list = list.map((secret) => ({ ...secret, millions: inMillions(secret.number) }));
  }

  /** Whether anything of it stands in a text, for whomever. */
  isIn(text) {
    return this.list.some((secret) => this.#tells(secret, text));
  }

  /** Secrets in a response that the person must not see; a figure in any notation, alone or in a sum with small ones. */
  disclosed(person, bytes) {
    const hidden = this.list.filter((secret) => !secret.seenBy.includes(person));
    if (hidden.length === 0) return [];
    const texts = bytes.subarray(0, 2).toString('latin1') === 'PK' ? parts(bytes) : [bytes.toString('utf8')];
    return hidden.filter((secret) => texts.some((text) => this.#tells(secret, text))).map((secret) => secret.word);
  }

  #tells(secret, text) {
    if (text.includes(secret.word)) return true;
    if (secret.millions.test(text)) return true;
    return numbers(text).some((number) => [1, 2, 3].some((times) => Math.abs(Math.abs(number) - times * secret.number) <= NEAR));
  }
}

/** A figure in thousands as it is written in millions: 987654 or 987.654. */
function inMillions(number) {
  const digits = String(number).slice(0, -3);
  return new RegExp(`(?<![0-9A-Za-z])${digits.slice(0, -3)}[.,'   ]?${digits.slice(-3)}(?![0-9A-Za-z])`);
}

function numbers(text) {
  const found = (text.match(PLAIN) ?? []).map(Number);
  for (const match of text.matchAll(GROUPED)) {
    const groups = match[1].split(/\D/);
    for (let from = 0; from + 3 <= groups.length; from++) found.push(Number(groups.slice(from).join('')));
    if (groups.length === 4) found.push(Number(groups.slice(0, 3).join('')));
  }
  return found;
}

/** The texts in a ZIP, which XLSX and ODS are too. */
function parts(bytes) {
  const texts = [];
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
    const size = bytes.readUInt32LE(at + 20);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const part = bytes.subarray(start, start + size);
    texts.push((bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(part) : part).toString('utf8'));
  }
  return texts;
}
