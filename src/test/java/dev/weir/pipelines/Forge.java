package dev.weir.pipelines;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands in for the REST API of GitHub and GitLab, for a chat's webhook and for a Pushgateway. It
 * lets a token do what it may do and nothing else.
 */
final class Forge implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpServer server;
  private final Map<String, Set<String>> tokens = new LinkedHashMap<>();
  private final Map<Integer, ObjectNode> comments = new LinkedHashMap<>();
  private final ArrayNode artifacts = JSON.createArrayNode();
  private final List<String> told = new ArrayList<>();
  private final List<String> pushed = new ArrayList<>();
  private int chatStatus = 200;

  private record Reply(int status, String body) {}

  Forge() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A token, and what it may do, for instance {@code pull-requests: write}. */
  synchronized void allow(String token, Set<String> rights) {
    tokens.put(token, rights);
  }

  synchronized List<String> comments() {
    return comments.values().stream().map(comment -> comment.path("body").asString()).toList();
  }

  /** What the chat was told. */
  synchronized List<String> told() {
    return List.copyOf(told);
  }

  /** What the Pushgateway got: path and body. */
  synchronized List<String> pushed() {
    return List.copyOf(pushed);
  }

  synchronized void chatAnswers(int status) {
    chatStatus = status;
  }

  /** A run keeps something under this name. */
  synchronized void keep(String artifact, String run) {
    artifacts
        .addObject()
        .put("name", artifact)
        .put("expired", false)
        .put("created_at", "2026-11-21T12:%02d:00Z".formatted(artifacts.size()))
        .putObject("workflow_run")
        .put("id", Long.parseLong(run));
  }

  private void handle(HttpExchange call) throws IOException {
    var body = new String(call.getRequestBody().readAllBytes(), UTF_8);
    var reply = answer(call, body);
    var bytes = reply.body().getBytes(UTF_8);
    call.getResponseHeaders().add("Retry-After", "0");
    call.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    try (var out = call.getResponseBody()) {
      out.write(bytes);
    }
  }

  private synchronized Reply answer(HttpExchange call, String body) {
    var path = call.getRequestURI().getPath();
    if (path.equals("/chat")) {
      told.add(body);
      return new Reply(chatStatus, "ok");
    }
    if (path.startsWith("/push/")) {
      pushed.add(path + "\n" + body);
      return new Reply(200, "");
    }
    var rights = rights(call);
    if (rights == null) {
      return new Reply(401, "{\"message\":\"Bad credentials\"}");
    }
    if (path.endsWith("/user")) {
      return rights.contains("api")
          ? new Reply(200, "{\"username\":\"weir-bot\"}")
          : new Reply(403, "{\"message\":\"Resource not accessible by integration\"}");
    }
    if (path.endsWith("/actions/artifacts")) {
      return rights.contains("actions: read") ? artifacts(call) : refused();
    }
    boolean writes = !call.getRequestMethod().equals("GET");
    return writes && !rights.contains("pull-requests: write") && !rights.contains("api")
        ? refused()
        : comment(call.getRequestMethod(), path, body);
  }

  private static Reply refused() {
    return new Reply(403, "{\"message\":\"Resource not accessible by integration\"}");
  }

  private @org.jspecify.annotations.Nullable Set<String> rights(HttpExchange call) {
    var headers = call.getRequestHeaders();
    var bearer = headers.getFirst("Authorization");
    return tokens.get(
        bearer == null ? headers.getFirst("PRIVATE-TOKEN") : bearer.replace("Bearer ", ""));
  }

  private Reply artifacts(HttpExchange call) {
    var query = URLDecoder.decode(call.getRequestURI().getRawQuery(), UTF_8);
    var found = JSON.createArrayNode();
    artifacts.forEach(artifact -> {
      if (query.contains("name=" + artifact.path("name").asString())) {
        found.add(artifact);
      }
    });
    var answer = JSON.createObjectNode().put("total_count", found.size());
    answer.set("artifacts", found);
    return new Reply(200, answer.toString());
  }

  private Reply comment(String method, String path, String body) {
    return switch (method) {
      case "GET" -> {
        var all = JSON.createArrayNode();
        comments.values().forEach(all::add);
        yield new Reply(200, all.toString());
      }
      case "POST" -> {
        int id = comments.size() + 1;
        var comment = JSON.createObjectNode().put("id", id).put("body", text(body));
        comment.put("html_url", "https://forge/c/" + id);
        comment.putObject("user").put("login", "github-actions[bot]").put("type", "Bot");
        comment.putObject("author").put("username", "weir-bot");
        comments.put(id, comment);
        yield new Reply(201, comment.toString());
      }
      default -> {
        var comment = comments.get(Integer.valueOf(path.substring(path.lastIndexOf('/') + 1)));
        yield comment == null
            ? new Reply(404, "{}")
            : new Reply(200, comment.put("body", text(body)).toString());
      }
    };
  }

  private static String text(String body) {
    return JSON.readTree(body).path("body").asString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
