import { SOCKET_PORT } from './socket-directory.js';

/** What the server is told on its command line, where postgresql.conf cannot undo it. */
export function serverSettings(socketDirectory: string): readonly string[] {
  const settings = {
    listen_addresses: '',
    port: SOCKET_PORT,
    // Quoted, since the setting is a list and a comma would end the path.
    unix_socket_directories: `"${socketDirectory}"`,
    unix_socket_permissions: '0700',
    cluster_name: 'standing_order',

    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',

    max_connections: 100,
    shared_buffers: '128MB',
    // The service's queries are short: compiling them costs more than it saves.
    jit: 'off',

    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_line_prefix: '',
    log_checkpoints: 'off',
    log_min_messages: 'warning',
    // Statements and the details of errors quote rows, which are the stores' and not for a log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
