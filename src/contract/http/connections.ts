import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Connection } from './connection.js';

/** The connections of a server. */
export class Connections {
  private readonly bySocket = new WeakMap<Duplex, Connection>();
  private readonly open = new Set<Socket>();

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.open.add(socket);
      this.of(socket).watchParser(() => server.emit('clientError', malformed(), socket));
    });
    const closeAllConnections = server.closeAllConnections.bind(server);
    // Node has forgotten the connections that it has handed over, and those that only discard what still comes.
    server.closeAllConnections = () => {
      closeAllConnections();
      for (const socket of this.open) socket.destroy();
    };
  }

  /** Node's server has no other sockets than those of the network, whatever its types say. */
  of(socket: Duplex): Connection {
    let connection = this.bySocket.get(socket);
    if (connection === undefined) {
      connection = new Connection(socket as Socket);
      this.bySocket.set(socket, connection);
      socket.once('close', () => this.open.delete(socket as Socket));
    }
    return connection;
  }
}

function malformed(): Error {
  return Object.assign(new Error('The protocol of the request is not HTTP'), { code: 'HPE_INVALID_CONSTANT' });
}
