# Arguments: URL, user ("-" for none), password, file with the body, repetitions.
import json, sys
import requests

url, user, password, file, repetitions = sys.argv[1:6]
body = open(file, 'rb').read()
session = requests.Session()
session.trust_env = False
session.headers.update({'Accept': 'application/json', 'Content-Type': 'application/json'})
if user != '-':
    session.auth = (user, password)

for _ in range(int(repetitions)):
    try:
        answer = session.post(url, data=body)
        print(json.dumps({'status': answer.status_code, 'code': answer.headers.get('SO-Error-Code')}))
    except Exception as error:
        print(json.dumps({'error': str(error)}))
