import type { ApiAnswer } from '../../src/conformance/api-answer.js';
import { ApiClient, type Credentials, type Sent } from '../../src/conformance/api-client.js';

/** An answer, and what it was the answer to. */
export interface RecordedAnswer {
  /** Such as `POST /api-keys`. */
  readonly to: string;
  /** The whole of it: headers and body. */
  readonly text: string;
}

/** A client that keeps every answer. */
export class RecordingClient extends ApiClient {
  constructor(
    url: string,
    credentials: Credentials,
    private readonly answers: RecordedAnswer[],
  ) {
    super(url, credentials);
  }

  override async send(method: string, path: string, sent: Sent = {}): Promise<ApiAnswer> {
    const answer = await super.send(method, path, sent);
    const text = `${answer.status} ${JSON.stringify(answer.headers)} ${answer.text}`;
    this.answers.push({ to: `${method} ${path}`, text });
    return answer;
  }

  /** The same place and collection of answers, as somebody else. */
  as(credentials: Credentials): RecordingClient {
    return new RecordingClient(this.url, credentials, this.answers);
  }
}
