/** An answer in its final form: what a handler returns when it says more than a body, and what idempotency keeps. */
export class Answer {
    constructor(status, headers, body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }
}
