import type { Credentials } from '../../src/conformance/api-client.js';

/** Requests as bytes, with all the headers that the contract requires. */
export class RawRequests {
  readonly authorization: string;

  constructor({ user, password }: Credentials) {
    this.authorization = `Authorization: Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  }

  head(requestLine: string, ...headers: string[]): string {
    return [requestLine, 'Host: localhost', 'Accept: application/json', this.authorization, ...headers, '', ''].join(
      '\r\n',
    );
  }

  get(path: string, ...headers: string[]): string {
    return this.head(`GET /1.0.0${path} HTTP/1.1`, ...headers);
  }

  /** The head of a request that carries JSON; its framing is up to the caller. */
  post(path: string, ...headers: string[]): string {
    return this.head(`POST /1.0.0${path} HTTP/1.1`, 'Content-Type: application/json', ...headers);
  }

  /** A whole request. */
  posting(path: string, body: string, ...headers: string[]): string {
    return this.post(path, `Content-Length: ${Buffer.byteLength(body)}`, ...headers) + body;
  }

  withWrongKey(request: string): string {
    return request.replace(this.authorization, 'Authorization: Basic eDp5');
  }
}
