<?php
// Arguments: URL, user ("-" for none), password, file with the body, repetitions, version of HTTP.
[, $url, $user, $password, $file, $repetitions, $version] = $argv;
$headers = ['Accept: application/json', 'Content-Type: application/json'];
if ($user !== '-') {
    $headers[] = 'Authorization: Basic ' . base64_encode("$user:$password");
}
$context = stream_context_create(['http' => [
    'method' => 'POST',
    'header' => $headers,
    'content' => file_get_contents($file),
    'ignore_errors' => true,
    'protocol_version' => $version,
]]);
for ($n = 0; $n < (int) $repetitions; $n += 1) {
    $http_response_header = [];
    $answer = ['error' => 'no answer'];
    if (@file_get_contents($url, false, $context) !== false) {
        preg_match('/^SO-Error-Code: (\S+)/im', implode("\n", $http_response_header), $code);
        $answer = ['status' => (int) explode(' ', $http_response_header[0])[1], 'code' => $code[1] ?? null];
    }
    echo json_encode($answer), "\n";
}
