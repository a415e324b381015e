// Arguments: URL, user ("-" for none), password, file with the body, repetitions, mode.
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';

const [url, user, password, file, repetitions, mode] = process.argv.slice(2);
const body = await readFile(file);
const headers = { accept: 'application/json', 'content-type': 'application/json' };
if (user !== '-') headers.authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

async function byFetch() {
  const answer = await fetch(url, { method: 'POST', headers, body });
  await answer.arrayBuffer();
  return { status: answer.status, code: answer.headers.get('so-error-code') };
}

function byRequest() {
  return new Promise((resolve, reject) => {
    const expectation = mode === 'expect' ? { expect: '100-continue' } : {};
    const sent = request(url, {
      method: 'POST',
      headers: { ...headers, ...expectation, 'content-length': body.length },
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      answer.resume().on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode, code: answer.headers['so-error-code'] }));
    });
    if (mode === 'expect') sent.flushHeaders();
    if (mode === 'expect') sent.on('continue', () => sent.end(body));
    else sent.end(body);
  });
}

for (let n = 0; n < Number(repetitions); n += 1) {
  const answer = await (mode === 'fetch' ? byFetch() : byRequest()).catch((error) => ({
    error: error.cause?.code ?? error.code ?? error.message,
  }));
  console.log(JSON.stringify(answer));
}
process.exit();
