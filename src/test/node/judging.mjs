/** Holds answers against the description. */
export class Judging {
  constructor(description, secrets, waiting) {
    this.description = description;
    this.secrets = secrets;
    this.waiting = waiting;
  }

  /** What is wrong with an answer, and what its body says. */
  judge(request, answer) {
    const wrong = [];
    const operation = this.description.find(request.method, request.path);
    const { status, headers, bytes } = answer;
    const type = (headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
    if (status >= 500) {
      const mayWait = status === 503 && headers['retry-after'] && this.waiting.some((name) => request.asks(name));
      if (!mayWait) wrong.push(`failed with ${status}`);
    }
    let said;
    if (!request.path.startsWith(this.description.base + '/')) {
      // Not the API: nothing but that it does not fail, and tells nothing, is known of it.
      if (type === 'application/json') wrong.push(`${status} as ${type} outside the API`);
    } else if (request.method === 'HEAD' || request.method === 'OPTIONS') {
      if (request.method === 'HEAD' && bytes.length > 0) wrong.push('a body after HEAD');
      if (status >= 300 && status < 400 && status !== 304) wrong.push(`status ${status}`);
      if (request.method === 'HEAD' && operation && !operation.responses[status]) wrong.push(`status ${status} is not described`);
    } else if (operation === undefined) {
      said = this.#refused(status, type, bytes, wrong);
    } else {
      said = this.#described(operation, status, headers, type, bytes, wrong);
    }
    for (const word of this.secrets.disclosed(request.person.name, bytes)) wrong.push(`tells ${request.person.name} what is secret: ${word}`);
    for (const word of this.secrets.disclosed(request.person.name, Buffer.from(JSON.stringify(headers)))) wrong.push(`tells in a header: ${word}`);
    return { wrong, operation, said };
  }

  /** Of what is not described only that it is not there, or not for this person, is an answer. */
  #refused(status, type, bytes, wrong) {
    if (status < 400) wrong.push(`${status} where nothing is described`);
    return this.#problem(status, type, bytes, wrong);
  }

  #problem(status, type, bytes, wrong) {
    if (type !== 'application/problem+json') {
      wrong.push(`${status} as ${type}`);
      return undefined;
    }
    const said = parsed(bytes, wrong);
    const error = said === undefined ? null : this.description.problem(said);
    if (error) wrong.push(error);
    if (said && said.status !== status) wrong.push(`says that it is ${said.status}`);
    return said;
  }

  #described(operation, status, headers, type, bytes, wrong) {
    const response = operation.responses[status];
    if (response === undefined) {
      wrong.push(`status ${status} is not described`);
      return undefined;
    }
    for (const [name, header] of Object.entries(response.headers ?? {})) {
      if (this.description.resolved(header).required && headers[name.toLowerCase()] === undefined) wrong.push(`no header ${name}`);
    }
    if (response.content === undefined) {
      if (bytes.length > 0) wrong.push(`${status} with a body`);
      return undefined;
    }
    if (!response.content[type]) {
      wrong.push(`${status} as ${type || 'nothing'} is not described`);
      return undefined;
    }
    const check = operation.check(this.description, status, type);
    if (type.endsWith('json') && type !== 'application/x-ndjson') {
      const said = parsed(bytes, wrong);
      const error = said === undefined ? null : check(said);
      if (error) wrong.push(error);
      if (status >= 400 && said && said.status !== status) wrong.push(`says that it is ${said.status}`);
      return said;
    }
    const text = bytes.toString('utf8');
    switch (type) {
      case 'application/x-ndjson': {
        const lines = text.split('\n').filter((line) => line !== '');
        for (const line of lines.length > 100 ? [...lines.slice(0, 50), ...lines.slice(-50)] : lines) {
          const row = parsed(line, wrong);
          const error = row === undefined ? null : check(row);
          if (error) wrong.push(error);
        }
        break;
      }
      case 'text/csv':
      case 'text/plain':
        if (text.includes('\ufffd')) wrong.push('is no UTF-8');
        break;
      case 'application/octet-stream':
        if (bytes.length === 0) wrong.push('is empty');
        break;
      default: {
        const begins = bytes.subarray(0, 4).toString('latin1');
        if (begins !== (type === 'application/pdf' ? '%PDF' : 'PK\u0003\u0004')) wrong.push(`is no ${type}`);
      }
    }
    return undefined;
  }

  /** What came back for bytes that are no request as it should be. */
  judgeRaw(bytes) {
    if (bytes.length === 0) return [];
    const text = bytes.toString('utf8');
    const status = Number(text.match(/^HTTP\/1\.1 (\d{3})/)?.[1]);
    const wrong = [];
    if (!status) return ['no HTTP'];
    if (status >= 500 || status < 400) wrong.push(`${status} for what is no request`);
    const type = text.match(/\r\ncontent-type: ([^;\r]*)/i)?.[1];
    if (type !== 'application/problem+json') wrong.push(`${status} as ${type ?? 'nothing'}`);
    const body = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
    try {
      // Of what could not be read the address may be missing.
      const error = this.description.problem({ instance: '', ...JSON.parse(body) });
      if (error) wrong.push(error);
    } catch (failure) {
      wrong.push(`is no JSON: ${failure.message}`);
    }
    return wrong;
  }
}

function parsed(bytes, wrong) {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (failure) {
    wrong.push(`is no JSON: ${failure.message}`);
    return undefined;
  }
}
