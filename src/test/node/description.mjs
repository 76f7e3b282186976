import Ajv from 'ajv';

const FORMATS = {
  'date': /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  'uuid': /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

/** What the application says of itself, and nothing else that is known of it here. */
export class Description {
  constructor(document) {
    this.document = document;
    this.base = document.servers[0].url;
    this.operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => new Operation(this, method.toUpperCase(), path, operation)));
    this.ajv = new Ajv({ strict: false, allErrors: false, validateFormats: true });
    for (const [name, format] of Object.entries(FORMATS)) this.ajv.addFormat(name, format);
    for (const name of ['int32', 'int64', 'binary', 'float', 'double', 'uri']) this.ajv.addFormat(name, true);
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      this.ajv.addSchema(closed(schema), `#/components/schemas/${name}`);
    }
    this.problem = this.check({ $ref: '#/components/schemas/Problem' });
  }

  /** What a schema is, where it only says where that stands. */
  resolved(schema) {
    if (schema?.allOf?.length === 1) return this.resolved(schema.allOf[0]);
    if (!schema?.$ref) return schema ?? {};
    return this.resolved(schema.$ref.slice(2).split('/').reduce((node, name) => node[name], this.document));
  }

  /** Says what is wrong with a value, or nothing. */
  check(schema) {
    const validate = this.ajv.compile(closed(schema));
    return (value) => (validate(value) ? null : this.ajv.errorsText(validate.errors, { dataVar: 'body' }));
  }

  /** The operation of a method and a path as it was sent, if there is one. */
  find(method, path) {
    const asked = method === 'HEAD' ? 'GET' : method;
    const found = this.operations.filter((operation) => operation.method === asked && operation.matches(path));
    return found.find((operation) => !operation.path.includes('{')) ?? found[0];
  }
}

/** A method at a path. */
class Operation {
  constructor(description, method, path, node) {
    this.method = method;
    this.path = path;
    this.name = `${method} ${path}`;
    this.parameters = (node.parameters ?? []).map((parameter) => description.resolved(parameter));
    this.mediaTypes = Object.keys(node.requestBody?.content ?? {});
    this.body = node.requestBody?.content[this.mediaTypes[0]]?.schema;
    this.segments = (description.base + path).split('/');
    // The last variable may be a path with slashes.
    this.endsInPath = this.segments.at(-1).endsWith('Path}');
    this.responses = Object.fromEntries(Object.entries(node.responses).map(([status, response]) =>
      [status, description.resolved(response)]));
    this.checks = new Map();
  }

  /** The path of the collection that it is about. */
  get collection() {
    return this.path.split('{')[0].replace(/\/$/, '');
  }

  matches(path) {
    const segments = path.split('/');
    if (this.endsInPath) segments.splice(this.segments.length - 1, Infinity, segments.slice(this.segments.length - 1).join('/'));
    return segments.length === this.segments.length && this.segments.every((segment, i) => {
      if (segment.startsWith('{')) return segments[i] !== '';
      try {
        return decodeURIComponent(segments[i]) === segment;
      } catch {
        return false;
      }
    });
  }

  in(place) {
    return this.parameters.filter((parameter) => parameter.in === place);
  }

  /** What it says of an answer with this status and of this media type. */
  check(description, status, type) {
    const key = `${status} ${type}`;
    if (!this.checks.has(key)) this.checks.set(key, description.check(this.responses[status].content[type].schema));
    return this.checks.get(key);
  }
}

/** As JSON Schema: null where that may stand, and no member that is not described. */
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== 'object') return schema;
  const { nullable, description, example, ...said } = schema;
  const result = {};
  for (const [name, value] of Object.entries(said)) {
    result[name] = name === 'properties'
      ? Object.fromEntries(Object.entries(value).map(([member, of]) => [member, closed(of)]))
      : ['items', 'additionalProperties', 'allOf', 'anyOf', 'oneOf', 'not'].includes(name) ? closed(value) : value;
  }
  if (result.properties && result.additionalProperties === undefined) result.additionalProperties = false;
  return nullable ? { anyOf: [result, { type: 'null' }] } : result;
}
