import http from 'node:http';
import net from 'node:net';
import zlib from 'node:zlib';

const PATIENCE = 60_000;

/** Sends a request and gives the answer: status, headers and bytes. */
export class Speaking {
  constructor(base) {
    this.address = new URL(base);
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
  }

  async send(request) {
    const body = request.body();
    try {
      return await this.#once(request, body, this.agent);
    } catch (failure) {
      // A connection that the other side has just closed carries nothing; a new one does.
      if (failure.onOldConnection) return this.#once(request, body, false);
      throw failure;
    }
  }

  #once(request, body, agent) {
    return new Promise((answered, failed) => {
      const headers = [['Host', this.address.host], ...request.headers];
      const hosts = headers.filter(([name]) => name.toLowerCase() === 'host');
      const sent = hosts.length > 1 ? headers.slice(1) : headers;
      if (body !== undefined) sent.push(['Content-Length', String(body.length)]);
      const asked = http.request({
        host: this.address.hostname,
        port: this.address.port,
        method: request.method,
        path: request.url,
        agent,
        headers: sent.flatMap(([name, value]) => [name, Buffer.from(value, 'utf8').toString('latin1')]),
        setHost: false,
      });
      asked.on('response', (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () => {
          const bytes = Buffer.concat(parts);
          const plain = answer.headers['content-encoding'] === 'gzip' && bytes.length > 0 ? zlib.gunzipSync(bytes) : bytes;
          answered({ status: answer.statusCode, headers: answer.headers, bytes: plain });
        });
        answer.on('error', failed);
      });
      asked.on('error', (failure) => {
        failure.onOldConnection = asked.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(failure.code);
        failed(failure);
      });
      asked.setTimeout(PATIENCE, () => asked.destroy(new Error('No answer')));
      asked.end(body);
    });
  }

  /** Sends bytes that are no request as they should be, and gives what comes back. */
  raw(bytes) {
    return new Promise((answered, failed) => {
      const socket = net.connect({ host: this.address.hostname, port: this.address.port });
      const parts = [];
      socket.on('data', (part) => parts.push(part));
      socket.on('error', () => answered(Buffer.concat(parts)));
      socket.on('close', () => answered(Buffer.concat(parts)));
      socket.setTimeout(PATIENCE, () => failed(new Error('No answer')));
      socket.write(bytes);
      setTimeout(() => socket.end(), 200);
    });
  }

  close() {
    this.agent.destroy();
  }
}

/** What is no HTTP as it should be, each after the first line of a request to the API. */
export const RAW = [
  'GET {path} HTTP/1.1\r\n\r\n',
  'GET {path} HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
  'GET {path} HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n',
  'GET {path} HTTP/1.1\r\nHost: a\r\n X: folded\r\n\r\n',
  'GET {path} HTTP/1.1\r\nHost: a\r\nX: \u0000\r\n\r\n',
  'GET {path} HTTP/1.1\r\nHost: a\r\nX: ' + 'a'.repeat(100_000) + '\r\n\r\n',
  'GET {path}?' + 'a'.repeat(100_000) + ' HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET {path}/<>"{}|\\^` HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET {path}?a=é HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET {path} \r\n\r\n',
  'get {path} HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET\t{path}\tHTTP/1.1\r\nHost: a\r\n\r\n',
  'GET {path} HTTP/1.0\r\n\r\n',
  'GET http://a{path} HTTP/1.1\r\nHost: b\r\n\r\n',
  'POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n{}',
  'POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
  'POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n{}',
  'POST {path} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}',
  'POST {path} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n',
  'POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{}',
  '\r\n\r\n\u0001\u0002 {path}\r\n\r\n',
  'GET {path} HTTP/1.1\r\nHost: a\r\n' + 'X: y\r\n'.repeat(3000) + '\r\n',
];
