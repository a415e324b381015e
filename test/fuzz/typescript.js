import { register } from 'node:module';

register('./typescript-hooks.js', import.meta.url);

/** Loads a part of the tests' own harness, which is TypeScript, so that there is no second one of it here. */
export function loadHarness(name) {
  return import(`../harness/${name}.ts`);
}
