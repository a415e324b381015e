// Arguments: URL, user ("-" for none), password, file with the body, repetitions, mode.
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;

public class JavaHttpClient {
    public static void main(String[] args) throws Exception {
        String mode = args[5];
        HttpClient.Builder builder = HttpClient.newBuilder();
        // The default is HTTP/2, for which the client sends an Upgrade to h2c.
        if (!mode.equals("h2c")) builder.version(HttpClient.Version.HTTP_1_1);
        HttpClient client = builder.build();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(args[0]))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .expectContinue(mode.equals("expect"))
                .POST(HttpRequest.BodyPublishers.ofFile(Path.of(args[3])));
        if (!args[1].equals("-")) {
            String credentials = Base64.getEncoder().encodeToString((args[1] + ":" + args[2]).getBytes());
            request.header("Authorization", "Basic " + credentials);
        }
        for (int n = 0; n < Integer.parseInt(args[4]); n += 1) {
            try {
                HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
                String code = answer.headers().firstValue("SO-Error-Code").orElse("");
                System.out.println("{\"status\":" + answer.statusCode() + ",\"code\":\"" + code + "\"}");
            } catch (Exception error) {
                System.out.println("{\"error\":\"" + String.valueOf(error).replaceAll("[\"\\\\\n]", "") + "\"}");
            }
        }
        System.exit(0);
    }
}
