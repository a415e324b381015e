<?php
// Arguments: URL, user ("-" for none), password, file with the body, repetitions.
[, $url, $user, $password, $file, $repetitions] = $argv;
$body = file_get_contents($file);
$client = curl_init($url);
curl_setopt_array($client, [
    CURLOPT_POSTFIELDS => $body,
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => ['Accept: application/json', 'Content-Type: application/json'],
]);
if ($user !== '-') {
    curl_setopt($client, CURLOPT_USERPWD, "$user:$password");
}
for ($n = 0; $n < (int) $repetitions; $n += 1) {
    $code = null;
    curl_setopt($client, CURLOPT_HEADERFUNCTION, function ($client, $line) use (&$code) {
        if (preg_match('/^SO-Error-Code: (\S+)/i', $line, $found)) {
            $code = $found[1];
        }
        return strlen($line);
    });
    $answer = curl_exec($client) === false
        ? ['error' => curl_error($client)]
        : ['status' => curl_getinfo($client, CURLINFO_RESPONSE_CODE), 'code' => $code];
    echo json_encode($answer), "\n";
}
