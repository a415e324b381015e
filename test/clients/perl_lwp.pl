# Arguments: URL, user ("-" for none), password, file with the body, repetitions.
use strict;
use warnings;
use HTTP::Request;
use LWP::UserAgent;

my ($url, $user, $password, $file, $repetitions) = @ARGV;
open(my $handle, '<:raw', $file) or die;
my $body = do { local $/; <$handle> };
my $client = LWP::UserAgent->new(keep_alive => 1);
for (1 .. $repetitions) {
    my $headers = [Accept => 'application/json', 'Content-Type' => 'application/json'];
    my $request = HTTP::Request->new(POST => $url, $headers, $body);
    $request->authorization_basic($user, $password) unless $user eq '-';
    my $answer = $client->request($request);
    # An answer that LWP made itself tells of a failed connection.
    if ($answer->header('Client-Warning')) { print '{"error":"', $answer->status_line =~ s/["\\\n]//gr, "\"}\n" }
    else { printf "{\"status\":%d,\"code\":\"%s\"}\n", $answer->code, $answer->header('SO-Error-Code') // '' }
}
