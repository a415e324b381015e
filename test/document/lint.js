import core from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';
import { builtDocument } from './built-document.js';

/** Holds the API document of the built program to Spectral's recommended rules for OpenAPI, hints included. */
const spectral = new core.Spectral();
spectral.setRuleset({ extends: [[rulesets.oas, 'recommended']] });
const results = await spectral.run(JSON.parse(JSON.stringify(builtDocument())));
for (const { code, path, message } of results) console.error(`${code} ${path.join('.')}: ${message}`);
console.log(`Spectral finds ${results.length} faults in the API document.`);
process.exitCode = results.length === 0 ? 0 : 1;
