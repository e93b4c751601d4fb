package org.windvane.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the launcher asks of Kubernetes, taken down by a server that gives back what it is sent. No
 * pod runs.
 */
@Tag("cluster")
class KubernetesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  // Of which JSON is a part; the client sends either.
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private final List<JsonNode> created = Collections.synchronizedList(new ArrayList<>());

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    ObjectNode reply = JSON.createObjectNode();
    if (body.length > 0) {
      JsonNode sent = YAML.readTree(body);
      created.add(sent);
      reply = (ObjectNode) sent.deepCopy();
      reply.withObject("/metadata").put("uid", "0001").put("namespace", "news");
    }
    byte[] out = JSON.writeValueAsBytes(reply);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(exchange.getRequestMethod().equals("GET") ? 404 : 201, out.length);
    exchange.getResponseBody().write(out);
    exchange.close();
  }

  @Test
  void theDriverPodRunsTheSameCallInTheImage() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    try {
      Launch.Ended ended =
          Launch.submit("k8s://http://127.0.0.1:" + server.getAddress().getPort())
              .with("--deploy-mode", "cluster", "--name", "windvane-nightly")
              .conf("spark.kubernetes.namespace", "news")
              .conf("spark.kubernetes.container.image", "registry.example/windvane:0.1.0")
              .conf("spark.kubernetes.submission.waitAppCompletion", "false")
              .env("WINDVANE_JAR", "local:///opt/windvane/windvane-0.1.0-cluster.jar")
              .nightly("s3a://news/incoming", "s3a://windvane/warehouse")
              .run();

      JsonNode pod =
          created.stream()
              .filter(n -> n.path("kind").asText().equals("Pod"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("No pod was asked for: " + ended));
      JsonNode driver = pod.at("/spec/containers/0");
      assertThat(driver.path("image").asText()).isEqualTo("registry.example/windvane:0.1.0");
      List<String> args = new ArrayList<>();
      driver.path("args").forEach(a -> args.add(a.asText()));
      assertThat(args)
          .containsSubsequence(
              "driver",
              "--class",
              "org.windvane.cli.Windvane",
              "local:///opt/windvane/windvane-0.1.0-cluster.jar",
              "nightly",
              "--input",
              "s3a://news/incoming",
              "--format",
              "jsonl",
              "--warehouse",
              "s3a://windvane/warehouse");
      String settings =
          created.stream()
              .filter(n -> n.path("kind").asText().equals("ConfigMap"))
              .map(n -> n.at("/data/spark.properties").asText())
              .reduce("", String::concat);
      assertThat(settings)
          .contains("io.delta.sql.DeltaSparkSessionExtension")
          .contains("--add-opens\\=java.base/java.nio\\=ALL-UNNAMED");
    } finally {
      server.stop(0);
    }
  }
}
