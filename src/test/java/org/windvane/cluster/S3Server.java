package org.windvane.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An S3 server that keeps one bucket in memory, and the few calls that a test makes of it. */
final class S3Server implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
  private static final Pattern NEXT =
      Pattern.compile("<NextContinuationToken>([^<]*)</NextContinuationToken>");

  private final Processes.Daemon server;
  private final String endpoint;
  private final HttpClient client = HttpClient.newHttpClient();

  S3Server(Path dir) {
    int port = Processes.freePort();
    endpoint = "http://127.0.0.1:" + port;
    try {
      Files.createDirectories(dir);
      Path settings = dir.resolve("s3proxy.conf");
      Files.writeString(
          settings,
          """
          s3proxy.authorization=none
          s3proxy.endpoint=%s
          jclouds.provider=transient
          jclouds.identity=local
          jclouds.credential=local
          """
              .formatted(endpoint));
      server =
          Processes.Daemon.start(
              new ProcessBuilder(
                  Processes.java(),
                  "-Xmx1g",
                  "-DLOG_LEVEL=info",
                  "-cp",
                  Jars.of("s3proxy") + "/*",
                  "org.gaul.s3proxy.Main",
                  "--properties",
                  settings.toString()),
              dir.resolve("s3proxy.log"),
              "Started ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    send(request("/windvane").PUT(HttpRequest.BodyPublishers.noBody()));
  }

  String endpoint() {
    return endpoint;
  }

  void put(String key, Path file) {
    try {
      send(request("/windvane/" + key).PUT(HttpRequest.BodyPublishers.ofFile(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of all objects that begin so. */
  List<String> keys(String prefix) {
    List<String> keys = new ArrayList<>();
    String token = "";
    do {
      String page =
          new String(
              send(
                  request(
                          "/windvane?list-type=2&prefix="
                              + encode(prefix)
                              + (token.isEmpty() ? "" : "&continuation-token=" + encode(token)))
                      .GET()),
              StandardCharsets.UTF_8);
      Matcher key = KEY.matcher(page);
      while (key.find()) {
        keys.add(key.group(1));
      }
      Matcher next = NEXT.matcher(page);
      token = next.find() ? next.group(1) : "";
    } while (!token.isEmpty());
    return keys;
  }

  /** All objects below a prefix as files; folder markers are passed over. */
  void download(String prefix, Path to) {
    for (String key : keys(prefix)) {
      if (!key.endsWith("/")) {
        Path file = to.resolve(key.substring(prefix.length()));
        try {
          Files.createDirectories(file.getParent());
          Files.write(file, send(request("/windvane/" + path(key)).GET()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static String path(String key) {
    return encode(key).replace("%2F", "/");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create(endpoint + pathAndQuery));
  }

  private byte[] send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            response + " " + new String(response.body(), StandardCharsets.UTF_8));
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
