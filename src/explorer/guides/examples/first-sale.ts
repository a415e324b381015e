/** The same sale in each language: what is sold, who buys it, how it is paid, and the invoice that comes of it. */
export const FIRST_SALE = {
  curl: `
SO=http://127.0.0.1:3000/1.0.0
STORE_ID='STO-10001'
API_KEY='so_sandbox_...'

so() {
  curl -sS --fail-with-body -u "$STORE_ID:$API_KEY" -H 'Accept: application/json' -H 'Content-Type: application/json' "$@"
}
id() { grep -o '"id":"[^"]*"' | head -n 1 | cut -d '"' -f 4; }

subscription=$(so $SO/subscriptions -d '{"name":"Coffee club","type":"fixed"}' | id)
option=$(so $SO/billing-options -d '{"subscription_id":"'$subscription'","name":"Monthly","cycle":"monthly","amount":1900}' | id)
subscriber=$(so $SO/subscribers -d '{"email":"ada@example.com"}' | id)
so $SO/subscribers/$subscriber/payment-methods -d '{"gateway":"test","token":"pm_ok"}' > /dev/null
enrollment=$(so $SO/enrollments -d '{"subscriber_id":"'$subscriber'","billing_option_id":"'$option'"}' | id)

so "$SO/invoices?filter_by=enrollment_id&filter=$enrollment"
`,
  typescript: `
const url = 'http://127.0.0.1:3000/1.0.0';
const storeId = 'STO-10001';
const apiKey = 'so_sandbox_...';

async function so<Answer = { id: string }>(method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(url + path, {
    method,
    headers: {
      Authorization: 'Basic ' + btoa(storeId + ':' + apiKey),
      Accept: 'application/json',
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(answer.headers.get('SO-Error-Code') + ': ' + (await answer.text()));
  return answer.status === 204 ? ([] as Answer) : ((await answer.json()) as Answer);
}

const subscription = await so('POST', '/subscriptions', { name: 'Coffee club', type: 'fixed' });
const option = await so('POST', '/billing-options', {
  subscription_id: subscription.id,
  name: 'Monthly',
  cycle: 'monthly',
  amount: 1900,
});
const subscriber = await so('POST', '/subscribers', { email: 'ada@example.com' });
await so('POST', '/subscribers/' + subscriber.id + '/payment-methods', { gateway: 'test', token: 'pm_ok' });
const enrollment = await so('POST', '/enrollments', {
  subscriber_id: subscriber.id,
  billing_option_id: option.id,
});

type Invoice = { number: string; status: string; total: number; currency: string };
const invoices = await so<Invoice[]>('GET', '/invoices?filter_by=enrollment_id&filter=' + enrollment.id);
for (const { number, status, total, currency } of invoices) console.log(number, status, total, currency);
`,
  php: `
<?php
const URL = 'http://127.0.0.1:3000/1.0.0';
const STORE_ID = 'STO-10001';
const API_KEY = 'so_sandbox_...';

function so(string $method, string $path, ?array $body = null): array
{
    $context = stream_context_create(['http' => [
        'method' => $method,
        'header' => [
            'Authorization: Basic ' . base64_encode(STORE_ID . ':' . API_KEY),
            'Accept: application/json',
            'Content-Type: application/json',
        ],
        'content' => $body === null ? '' : json_encode($body),
        'ignore_errors' => true,
    ]]);
    $answer = file_get_contents(URL . $path, false, $context);
    $status = (int) explode(' ', $http_response_header[0])[1];
    if ($status >= 400) {
        throw new RuntimeException($answer);
    }
    return $status === 204 ? [] : json_decode($answer, true);
}

$subscription = so('POST', '/subscriptions', ['name' => 'Coffee club', 'type' => 'fixed']);
$option = so('POST', '/billing-options', [
    'subscription_id' => $subscription['id'],
    'name' => 'Monthly',
    'cycle' => 'monthly',
    'amount' => 1900,
]);
$subscriber = so('POST', '/subscribers', ['email' => 'ada@example.com']);
so('POST', "/subscribers/$subscriber[id]/payment-methods", ['gateway' => 'test', 'token' => 'pm_ok']);
$enrollment = so('POST', '/enrollments', [
    'subscriber_id' => $subscriber['id'],
    'billing_option_id' => $option['id'],
]);

foreach (so('GET', "/invoices?filter_by=enrollment_id&filter=$enrollment[id]") as $invoice) {
    echo "$invoice[number] $invoice[status] $invoice[total] $invoice[currency]\\n";
}
`,
  python: `
import base64
import json
import urllib.error
import urllib.request

URL = "http://127.0.0.1:3000/1.0.0"
STORE_ID = "STO-10001"
API_KEY = "so_sandbox_..."


def so(method, path, body=None):
    request = urllib.request.Request(
        URL + path,
        method=method,
        headers={
            "Authorization": "Basic " + base64.b64encode(f"{STORE_ID}:{API_KEY}".encode()).decode(),
            "Accept": "application/json",
            "Content-Type": "application/json",
        },
        data=None if body is None else json.dumps(body).encode(),
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return [] if answer.status == 204 else json.load(answer)
    except urllib.error.HTTPError as error:
        raise SystemExit(error.headers["SO-Error-Code"] + ": " + error.read().decode())


subscription = so("POST", "/subscriptions", {"name": "Coffee club", "type": "fixed"})
option = so("POST", "/billing-options", {
    "subscription_id": subscription["id"],
    "name": "Monthly",
    "cycle": "monthly",
    "amount": 1900,
})
subscriber = so("POST", "/subscribers", {"email": "ada@example.com"})
so("POST", f"/subscribers/{subscriber['id']}/payment-methods", {"gateway": "test", "token": "pm_ok"})
enrollment = so("POST", "/enrollments", {
    "subscriber_id": subscriber["id"],
    "billing_option_id": option["id"],
})

for invoice in so("GET", f"/invoices?filter_by=enrollment_id&filter={enrollment['id']}"):
    print(invoice["number"], invoice["status"], invoice["total"], invoice["currency"])
`,
} as const;
