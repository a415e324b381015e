import { Failure } from '../failures/failure.js';
import { refuse } from './refusal.js';
/** `/health/live`: the process answers. `/health/ready`: it serves. Answered at the edge, so they hold at start-up too. */
export function answerHealth(path, request, response, availability) {
    if (request.method !== 'GET' && request.method !== 'HEAD')
        return false;
    if (path === '/health/ready' && availability.phase !== 'serving') {
        refuse(response, new Failure(availability.phase));
        return true;
    }
    if (path !== '/health/live' && path !== '/health/ready')
        return false;
    const body = JSON.stringify({ status: 'ok' });
    response
        .writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) })
        .end(body);
    return true;
}
