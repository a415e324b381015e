#!/bin/sh
# Arguments: URL, user ("-" for none), password, file with the body, repetitions, mode.
url=$1 user=$2 password=$3 body=$4 repetitions=$5
case $6 in
  default) set -- ;;
  expect) set -- --header 'Expect: 100-continue' ;;
  no-expect) set -- --header 'Expect:' ;;
  http1.0) set -- --http1.0 ;;
  h2c) set -- --http2 ;;
esac
[ "$user" = - ] || set -- "$@" --user "$user:$password"
while [ "$repetitions" -gt 0 ]; do
  answer=$(curl --silent --output /dev/null --request POST "$@" --header 'Accept: application/json' \
    --header 'Content-Type: application/json' --data-binary "@$body" \
    --write-out '{"status":%{http_code},"code":"%header{so-error-code}"}' "$url")
  result=$?
  [ $result = 0 ] && echo "$answer" || echo "{\"error\":\"exit code $result\"}"
  repetitions=$((repetitions - 1))
done
