import autocannon from 'autocannon';

/** Bounded load on one URL. Gives requests a second, the 99th percentile in milliseconds, and the statuses seen. */
export function load({ url, method = 'GET', headers = {}, body, connections = 50, seconds = 3, amount }) {
  return new Promise((resolve, reject) => {
    const options = { url, method, headers, body, connections, ...(amount ? { amount } : { duration: seconds }) };
    autocannon(options, (error, result) => {
      if (error) reject(error);
      else {
        const statuses = Object.fromEntries(
          Object.entries(result.statusCodeStats).map(([status, { count }]) => [status, count]),
        );
        resolve({
          rate: result.requests.average,
          p99: result.latency.p99,
          statuses,
          errors: result.errors + result.timeouts,
        });
      }
    });
  });
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
