/**
 * What may be told of the lines of the server's log, one after another; undefined: nothing. An error quotes the value that
 * it stumbled over, which may be a subscriber's, or over several lines. Whoever caused it has been told what it is.
 */
export function toldLines(): (line: string) => string | undefined {
  let isOfError = false;
  return (line) => {
    // So does a line begin that goes on with the one before.
    if (line.startsWith('\t')) return isOfError ? undefined : line;
    isOfError = line.startsWith('ERROR:');
    return isOfError ? line.replace(/".*$/, '"…"') : line;
  };
}
