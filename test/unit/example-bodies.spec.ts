import { describe, expect, it } from '@jest/globals';
import { StandingOrderModule } from '../../src/app.module.js';
import { routesOfApplication } from '../../src/conformance/application-routes.js';
import { FaultCollector } from '../../src/contract/failures/fault-collector.js';
import { checkDto } from '../../src/contract/validation/check-dto.js';
import { crossFieldFaults } from '../../src/contract/validation/cross-field.rules.js';
import type { JsonObject } from '../../src/contract/json/json-body.js';
import { apiDocument } from '../../src/explorer/document/api-document.js';

const routes = routesOfApplication(StandingOrderModule.forRoot());
const { paths } = apiDocument(routes);

describe('the body that the explorer begins with', () => {
  const taking = routes.flatMap(({ input, ...route }) => (input === undefined ? [] : [{ input, ...route }]));

  it.each(taking)('of $name is one that the service takes', ({ input, path, method }) => {
    const operation = paths[`/1.0.0${path.replaceAll(/:(\w+)/g, '{$1}')}`]?.[method];
    const example = operation?.requestBody?.content['application/json']?.example as JsonObject;
    const collector = new FaultCollector();
    const dto = checkDto(input, example, [], collector);
    const { faults } = collector;
    expect([example, [...faults, ...crossFieldFaults(input, dto, faults)]]).toEqual([example, []]);
  });
});
