import type { IncomingMessage, Server } from 'node:http';
import type { Connection } from './connection.js';

/**
 * Answers a request that asks for another protocol, such as WebSocket or HTTP/2, as if it had not: a server may ignore
 * that (RFC 9110, section 7.8). Node stops reading HTTP behind such a request, so it is read again without its `Upgrade`
 * header, and with it all that follows, once the requests before it have been answered.
 * @param head what had arrived behind the headers of the request
 */
export function readAgainWithoutUpgrade(
  server: Server,
  connection: Connection,
  request: IncomingMessage,
  head: Buffer,
): void {
  const { socket } = connection;
  const chunks = [headersWithoutUpgrade(request), head];
  const keep = (chunk: Buffer) => {
    chunks.push(chunk);
    socket.pause();
  };
  socket.on('data', keep);
  socket.pause();
  connection.whenAnswered(() => {
    socket.off('data', keep);
    server.emit('connection', socket);
    // Not put back into the socket, which takes nothing any more once the caller has sent everything.
    socket.emit('data', Buffer.concat(chunks));
    if (socket.readableEnded) socket.emit('end');
    else socket.resume();
  });
}

/** Never longer than it was sent, or it might have become too long for the parser. */
function headersWithoutUpgrade({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): Buffer {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (name.toLowerCase() !== 'upgrade') lines.push(`${name}:${value}`);
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}
