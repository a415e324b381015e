# Arguments: URL, user ("-" for none), password, file with the body, repetitions.
import base64, json, sys
from urllib.error import HTTPError
from urllib.request import Request, urlopen

url, user, password, file, repetitions = sys.argv[1:6]
body = open(file, 'rb').read()
headers = {'Accept': 'application/json', 'Content-Type': 'application/json'}
if user != '-':
    headers['Authorization'] = 'Basic ' + base64.b64encode(f'{user}:{password}'.encode()).decode()

for _ in range(int(repetitions)):
    try:
        try:
            answer = urlopen(Request(url, body, headers))
        except HTTPError as error:
            answer = error
        answer.read()
        print(json.dumps({'status': answer.status, 'code': answer.headers.get('SO-Error-Code')}))
    except Exception as error:
        print(json.dumps({'error': str(error)}))
