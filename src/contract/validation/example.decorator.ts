const EXAMPLES = new WeakMap<object, object>();

/** A body to begin with, for a DTO of which its required fields alone would not do: the API document shows it. */
export function Example(body: object): ClassDecorator {
  return (dto) => {
    EXAMPLES.set(dto, body);
  };
}

export function exampleFor(dto: object): object | undefined {
  return EXAMPLES.get(dto);
}
