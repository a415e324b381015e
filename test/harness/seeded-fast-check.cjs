/**
 * What specs get as fast-check: the same, with the run's own seed, which global-setup prints, and as many times the runs
 * that a property asks for as PROPERTY_FACTOR says.
 */
const fc = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

const factor = Number(process.env.PROPERTY_FACTOR ?? 1);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.PROPERTY_SEED) });

const assert = (property, parameters = {}) =>
  fc.assert(property, { ...parameters, numRuns: (parameters.numRuns ?? 100) * factor });

module.exports = { __esModule: true, ...fc, default: { ...fc, assert } };
