import { Failure } from '../failures/failure.js';
import { rawRefusal } from './refusal.js';
import { requestIdOf } from './request-id.js';
/** What the HTTP parser says with statuses outside the contract's set, by the code of its error. */
const CODES = {
    HPE_HEADER_OVERFLOW: 'headers_too_large',
    HPE_CHUNK_EXTENSIONS_OVERFLOW: 'headers_too_large',
    ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
    HPE_INVALID_EOF_STATE: 'incomplete_body',
};
/** The parser's error as a failure of the one table. */
export function parserFailure(error) {
    return new Failure(CODES[error.code ?? ''] ?? 'malformed_http');
}
/** Writes a refusal on a bare socket and ends it; a socket that is gone already is left alone. */
export function refuseSocket(socket, failure) {
    if (!socket.writable || socket.destroyed) {
        socket.destroy();
        return;
    }
    socket.end(rawRefusal(failure, requestIdOf(undefined)), () => socket.destroy());
}
