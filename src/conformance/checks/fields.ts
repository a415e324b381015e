import assert from 'node:assert/strict';
import type { ApiAnswer } from '../api-answer.js';
import type { DocumentCheck } from '../document-check.js';
import type { Schema } from '../../explorer/document/openapi.js';
import type { Fields, RequestInOrder } from '../request-in-order.js';
import { assertRefused, type Trial } from '../trial.js';

/** Values of which every field that is checked at all refuses one or another. */
const ODD_VALUES: readonly unknown[] = [{}, [], null, true, 1.5, -1, '', 'x', '\u0000', 'x'.repeat(20_000), [{}], [1]];

/** Names that JavaScript's own objects have. */
const NAMES_OF_OBJECTS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

/** Fields are those that the document names, and have the values that it says; whatever else is sent is a 400 that names it. */
export async function checksItsFields(trial: Trial, document: DocumentCheck): Promise<void> {
  const request = await trial.inOrder();
  const sent = Object.keys(request.body ?? {});
  const schema = schemaOf(trial, request, document);
  for (const name of ['this_should_fail', ...NAMES_OF_OBJECTS]) {
    const body = { ...request.body, [name]: 1 };
    // Written out, because a literal of this name would be no field.
    Object.defineProperty(body, name, { value: 1, enumerable: true });
    const answer = await trial.send(request, { body });
    assertRefused(answer, 400, 'unknown_field', `a field named ${name}`);
    assert.deepEqual(fieldsOf(answer), { [sent.length]: name }, 'the unknown field is named with its place');
  }
  for (const name of schema.required ?? []) {
    const { [name]: _left, ...body } = request.body ?? {};
    const answer = await trial.send(request, { body });
    assert.equal(answer.status, 400, `without ${name}, which must be sent: ${answer.text.slice(0, 500)}`);
    assert.ok(Object.values(fieldsOf(answer)).includes(name), `${name} is named when it is missing`);
  }
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    await checksItsValues(trial, request, document, name, field);
  }
}

async function checksItsValues(
  trial: Trial,
  request: RequestInOrder,
  document: DocumentCheck,
  name: string,
  field: Schema,
): Promise<void> {
  // An id of whatever form is one of nothing: that is a 412, and no fault of the field.
  const faultsOf = (value: unknown) =>
    document.faultsOfValue(field, value).filter((fault) => !/format "id"/.test(fault));
  const wrong = ODD_VALUES.filter((value) => faultsOf(value).length > 0);
  assert.ok(wrong.length > 0, `${name} is checked: the document says nothing of its values, so that anything will do`);
  for (const value of wrong) {
    const body: Fields = { ...request.body, [name]: value };
    const answer = await trial.send(request, { body });
    const shown = JSON.stringify(value).slice(0, 40);
    assert.equal(answer.status, 400, `${name}: ${shown}, which the document forbids: ${answer.text.slice(0, 500)}`);
    const named = Object.values(fieldsOf(answer)).some((path) => path.split(/[.[]/)[0] === name);
    assert.ok(named, `${name} is named when it is ${shown}: ${answer.text.slice(0, 500)}`);
  }
}

function schemaOf(trial: Trial, request: RequestInOrder, document: DocumentCheck): Schema {
  const operation = document.operationAt(trial.method, `/1.0.0${trial.path(request)}`);
  const schema = operation?.requestBody?.content['application/json']?.schema;
  assert.ok(
    schema !== undefined,
    'the document describes the body: take it with @Body(), of a class (NoFields, if of none)',
  );
  return document.resolvedSchema(schema);
}

function fieldsOf({ body }: ApiAnswer): Readonly<Record<string, string>> {
  return (body as [{ body: { fields?: Record<string, string> } }])[0].body.fields ?? {};
}
