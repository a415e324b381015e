import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Connection } from './connection.js';

/** The open connections of a server. */
export class Connections {
  private readonly bySocket = new Map<Duplex, Connection>();

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => this.of(socket).limitRequests());
    const closeAllConnections = server.closeAllConnections.bind(server);
    // Node has forgotten the connections that it has handed over, and those that only discard what still comes.
    server.closeAllConnections = () => {
      closeAllConnections();
      for (const socket of this.bySocket.keys()) socket.destroy();
    };
  }

  /** Node's server has no other sockets than those of the network, whatever its types say. */
  of(socket: Duplex): Connection {
    const known = this.bySocket.get(socket);
    if (known !== undefined) return known;
    const connection = new Connection(socket as Socket);
    if (!socket.destroyed) {
      this.bySocket.set(socket, connection);
      socket.once('close', () => this.bySocket.delete(socket));
    }
    return connection;
  }
}
