import { ExpressAdapter } from '@nestjs/platform-express';
import express from 'express';
import { answerOf, send } from '../answers/send-answer.js';
import { createEdge } from './edge.js';
/** Nest's Express adapter under the contract: its own server and edge, no parser of bodies, one way to answer. */
export class ContractAdapter extends ExpressAdapter {
    constructor(options) {
        const instance = strictExpress(options.trustedProxies);
        super(instance);
        this.server = createEdge(options, instance);
        this.server.maxRequestsPerSocket = 0;
    }
    initHttpServer() {
        this.httpServer = this.server;
    }
    /** Nest would parse bodies before the guards; the contract does so after them. */
    registerParserMiddleware() { }
    reply(response, result, statusCode) {
        send(response, answerOf(result, statusCode ?? response.statusCode, response.req));
    }
}
function strictExpress(trustedProxies) {
    const instance = express();
    instance.disable('x-powered-by');
    instance.disable('etag');
    instance.enable('strict routing');
    instance.enable('case sensitive routing');
    instance.set('query parser', false);
    instance.set('trust proxy', trustedProxies);
    return instance;
}
