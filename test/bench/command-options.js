/** The value behind `--name` in the arguments of a command. */
export function optionOf(options, name, byDefault) {
  const at = options.indexOf(`--${name}`);
  return at < 0 ? byDefault : options[at + 1];
}
