import type { FailureCode } from '../../contract/failures/failures.js';
import type { Advice } from './advice.js';

/** When the request is not one that the API takes. Nothing was carried out. */
export const OF_FORM = {
  malformed_http: {
    cause:
      'What arrived breaks the rules of HTTP: a faulty request line or framing, another protocol than HTTP/1, a `Host` that is no host, a header twice that may be sent once (`Host`, `Authorization`, `Content-Type`, `Content-Encoding`, `Idempotency-Key`, `SO-Ver`), a `Transfer-Encoding` other than `chunked`, a path that does not decode to UTF-8.',
    remedy: 'Use an HTTP library instead of writing requests by hand, and look at proxies in between.',
  },
  headers_too_large: {
    cause: 'URL and headers together are over 16 KB: a very long query, or headers that a proxy adds.',
    remedy: 'Ask with fewer filters, and send no cookies: none are used.',
  },
  request_timeout: {
    cause: 'The connection was opened and the request then stopped on its way, or came too slowly.',
    remedy:
      'Repeat it. If it goes on, look at the network, and at bodies that are streamed while they are still being made.',
  },
  missing_host: {
    cause: 'HTTP/1.1 wants a `Host` header, which every library sends by itself.',
    remedy: 'Look at what builds the request, or at a proxy that takes the header away.',
  },
  unsupported_expectation: {
    cause: 'The `Expect` header asks for something other than `100-continue`.',
    remedy: 'Leave the header out.',
  },
  unknown_url: {
    cause:
      'Paths are exact: `/1.0.0/add-ons`, no other version, no capital letters, no slash at the end. A method that a path does not have is here too.',
    remedy:
      'Compare it with the [reference](/docs). An item that is absent is told as [`not_found`](#not_found) instead.',
  },
  not_acceptable: {
    cause: 'The `Accept` header is missing, or is a wildcard such as `*/*`, which many libraries send by default.',
    remedy: 'Send `Accept: application/json`.',
  },
  missing_content_type: {
    cause:
      'A POST or PUT without `Content-Type`. Only a POST whose body has no required field may lack it, together with the body.',
    remedy: 'Send `Content-Type: application/json` with each of them, and `{}` where there is nothing to set.',
  },
  wrong_version: {
    cause: 'The caller was made for another version than the one in the URL.',
    remedy: 'Bring the two into line, or leave `SO-Ver` out.',
  },
  unsupported_content_type: {
    cause:
      'Another type, such as `application/x-www-form-urlencoded`, which curl sends by default, or another charset.',
    remedy: 'Send JSON in UTF-8, and `Content-Type: application/json`.',
  },
  unsupported_content_encoding: {
    cause: 'The body was compressed.',
    remedy: 'Switch compression of requests off.',
  },
  invalid_idempotency_key: {
    cause: 'The key is empty, too long, or has spaces or letters outside ASCII.',
    remedy: 'A UUID or your own order number will do.',
  },
  unknown_parameter: {
    cause: 'A query parameter that the operation does not take. `fields` names it.',
    remedy: 'Lists take [pairs of parameters](/docs/guides/lists); single items and writes take none.',
  },
  invalid_parameter: {
    cause:
      'Half a filter, more filters than a list takes, a field that the list has not, a value that is no value of that field, or a page or size out of bounds.',
    remedy: '`fields` names the parameter, and the text says what it takes.',
  },
  body_too_large: {
    cause: "More bytes than the operator's `BODY_LIMIT_BYTES`, which is a mebibyte unless it was changed.",
    remedy: 'Send less at once: usage, for instance, in several batches.',
  },
  incomplete_body: {
    cause: 'The caller went away, or sent less than its `Content-Length` announces.',
    remedy: 'Repeat it; measure the length in bytes, not in letters.',
  },
  not_utf8: {
    cause: 'Bytes in another encoding, such as Latin-1.',
    remedy: 'Encode the body as UTF-8.',
  },
  not_json: {
    cause: 'A comma too many, single quotes, a body that is empty, or one that a shell has changed.',
    remedy: 'Let a library write the JSON. In a shell, put it in single quotes.',
  },
  not_an_object: {
    cause: 'A list, a text, a number or `null` where fields are expected. PHP encodes an empty array as `[]`.',
    remedy:
      'Send `{…}`, in PHP `json_encode((object) [])` where it is empty. Only `/usage-events/batch` takes many at once, and in an object too.',
  },
  too_deep: {
    cause: 'Lists and objects within each other, deeper than any field goes.',
    remedy: 'Look at what builds the body: it may have wrapped it in itself.',
  },
  unknown_field: {
    cause:
      'A misspelt name, a field of another resource, or one that only answers have, such as `id` and `status` of an enrollment.',
    remedy: '`fields` names each. To change an item, send only what changes, not the whole answer back.',
  },
  duplicate_field: {
    cause: 'The same name twice in one object, of which other servers would silently take the last.',
    remedy: 'Decide which one is meant.',
  },
  missing_field: {
    cause: 'A field that is needed to create this, always or because of another field.',
    remedy: '`fields` names each. The reference marks what is required.',
  },
  invalid_field: {
    cause:
      'A value of the wrong type or out of bounds, `null` where there is no `null`, or fields that do not go together.',
    remedy: 'The text says what the field takes. Amounts are integers in minor units, exact prices are texts.',
  },
  invalid_fields: {
    cause: 'Several faults of different kinds in one body. All are told at once.',
    remedy: '`details` has a sentence for each, under the same keys as `fields`.',
  },
  bad_signature: {
    cause:
      'Only for the addresses that gateways call: the message was not signed with the secret that the store has entered.',
    remedy: 'Enter the signing secret of exactly this endpoint, as `webhook_secret` under `/payment-gateways`.',
  },
} as const satisfies Partial<Record<FailureCode, Advice>>;
