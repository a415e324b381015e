#!/bin/sh
# Arguments: URL, user ("-" for none), password, file with the body, repetitions.
url=$1 user=$2 password=$3 body=$4 repetitions=$5
set --
[ "$user" = - ] || set -- --auth-no-challenge --user "$user" --password "$password"
while [ "$repetitions" -gt 0 ]; do
  head=$(wget --tries 1 --server-response --output-document /dev/null "$@" --header 'Accept: application/json' \
    --header 'Content-Type: application/json' --method POST --body-file "$body" "$url" 2>&1)
  status=$(echo "$head" | sed -n 's,^ *HTTP/1\.[01] \([0-9]*\).*,\1,p' | tail -n 1)
  code=$(echo "$head" | sed -n 's/^ *SO-Error-Code: //ip' | tail -n 1)
  [ -n "$status" ] && echo "{\"status\":$status,\"code\":\"$code\"}" || echo '{"error":"no answer"}'
  repetitions=$((repetitions - 1))
done
