import { createServer } from 'node:http';

/** Counts what it is sent, in a process of its own, and tells its parent; what comes to /hang is never answered. */
let waitedFor = Infinity;
let count = 0;
let longestMs = 0;

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  request.on('end', () => {
    if (request.url === '/hang') return;
    if (request.url === '/timed') {
      longestMs = Math.max(longestMs, Date.now() - Date.parse(JSON.parse(text).timestamp));
    }
    response.end();
    count += 1;
    if (count === waitedFor) process.send({ received: count, longestMs });
  });
});

process.on('message', (amount) => {
  [count, longestMs, waitedFor] = [0, 0, amount];
  process.send({ ready: true });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit());
