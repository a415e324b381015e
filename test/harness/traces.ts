/** What must not be found, by what it is called where it is found all the same. */
export type Hidden = Readonly<Record<string, string>>;

/** The forms of a text by which a program might pass it on without knowing. */
function formsOf(text: string): ReadonlyMap<string, string> {
  const bytes = Buffer.from(text);
  const hex = bytes.toString('hex');
  const forms = new Map([
    ['plain', text],
    ['JSON', JSON.stringify(text).slice(1, -1)],
    ['URL', encodeURIComponent(text)],
    ['hexadecimal', hex],
    ['capital hexadecimal', hex.toUpperCase()],
  ]);
  // Behind a user's name and a colon, as in an Authorization header, Base64 looks in one of three ways.
  for (const before of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const whole = encoded.slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 4) / 3));
    forms.set(`Base64 at ${before}`, whole);
    forms.set(`Base64 of URLs at ${before}`, whole.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return forms;
}

/** Everything hidden that a text holds after all, as `name, form`. */
export function tracesIn(text: string, hidden: Hidden): string[] {
  return Object.entries(hidden).flatMap(([name, secret]) => {
    if (secret.length < 8) throw new Error(`${name} is so short that it would be found anywhere`);
    return [...formsOf(secret)].flatMap(([form, trace]) => (text.includes(trace) ? [`${name}, ${form}`] : []));
  });
}
