# Arguments: URL, user ("-" for none), password, file with the body, repetitions, mode.
require 'json'
require 'net/http'

url, user, password, file, repetitions, mode = ARGV
body = File.binread(file)
uri = URI(url)
Integer(repetitions).times do
  request = Net::HTTP::Post.new(uri, 'Accept' => 'application/json', 'Content-Type' => 'application/json')
  request['Expect'] = '100-continue' if mode == 'expect'
  request.basic_auth(user, password) unless user == '-'
  request.body = body
  client = Net::HTTP.new(uri.host, uri.port, nil)
  client.continue_timeout = 5 if mode == 'expect'
  answer = client.start { |connection| connection.request(request) }
  puts JSON.generate(status: Integer(answer.code), code: answer['SO-Error-Code'])
rescue StandardError => e
  puts JSON.generate(error: e.message)
end
