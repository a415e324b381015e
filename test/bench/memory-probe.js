/** Loaded into a service's process by `--import`: collects garbage when asked, and says what is left. */
const PROBE = `data:text/javascript,${encodeURIComponent(`
  process.on('message', (settleMs) => {
    gc();
    setTimeout(() => { gc(); process.send({ ...process.memoryUsage(), cpu: process.cpuUsage() }); }, settleMs);
  });
  process.channel.unref();
`)}`;

/** What Node is started with, so that it can be asked. */
export const PROBE_OPTIONS = ['--expose-gc', '--import', PROBE];

/** @param settleMs how long V8 is given to return to the system what a collection of garbage has freed */
export function probe(child, settleMs) {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error('the process has ended'));
    const read = (message) => {
      // Other probes in the same process speak as well.
      if (message.rss === undefined) return;
      child.off('message', read);
      child.off('exit', fail);
      resolve(message);
    };
    child.on('message', read);
    child.once('exit', fail);
    child.send(settleMs, (error) => error && reject(error));
  });
}
