package dev.weir.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps Terraform states over HTTP, as strictly as GitLab or Gitea, and one state only. */
public final class StateServer implements AutoCloseable {

  /** Whose ways it has. */
  public enum Manner {
    GITLAB,
    GITEA
  }

  /** What is to go wrong with the next call of a method. */
  private record Fault(String method, int status, boolean afterEffect) {}

  private record Reply(int status, String body) {
    static Reply of(int status) {
      return new Reply(status, "");
    }
  }

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> LOCK_FIELDS =
      List.of("ID", "Operation", "Info", "Who", "Version", "Created", "Path");

  private final Manner manner;
  private final HttpServer server;
  private final List<String> versions = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private @Nullable ObjectNode lock;
  private Optional<String> login = Optional.empty();
  private boolean serialsByOne = true;

  /** Starts a server that keeps nothing yet. */
  public StateServer(Manner manner) {
    this.manner = manner;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where the state is. */
  public URI address() {
    return URI.create(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/api/terraform/state/prod");
  }

  /** Wants this user and password from now on. */
  public synchronized StateServer wants(String user, String password) {
    var pair = (user + ":" + password).getBytes(UTF_8);
    login = Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    return this;
  }

  /** Takes any serial above the last, as the real servers do. */
  public synchronized StateServer anySerial() {
    serialsByOne = false;
    return this;
  }

  /** Answers the next call of this method with this status instead of acting on it. */
  public synchronized void failNext(String method, int status) {
    faults.add(new Fault(method, status, false));
  }

  /** Acts on the next call of this method, and answers with this status all the same. */
  public synchronized void failAfterEffect(String method, int status) {
    faults.add(new Fault(method, status, true));
  }

  /** The state as it was last written. */
  public synchronized Optional<String> state() {
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
  }

  /** How often the state was written. */
  public synchronized int writes() {
    return versions.size();
  }

  /** Has this state, as if it had been written last. */
  public synchronized StateServer holding(Optional<String> state) {
    versions.clear();
    state.ifPresent(versions::add);
    return this;
  }

  /** The calls so far, for instance {@code POST /lock 200}. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** Who holds the lock, as JSON. */
  public synchronized Optional<String> lock() {
    return Optional.ofNullable(lock).map(JsonNode::toString);
  }

  /** Somebody takes the lock away; with an id, for a run of their own. */
  public synchronized void breakLock(Optional<String> id) {
    lock = null;
    id.ifPresent(other -> {
      var info = JSON.createObjectNode();
      LOCK_FIELDS.forEach(field -> info.put(field, ""));
      lock = info.put("ID", other).put("Who", "eve@elsewhere");
    });
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var reply = answer(exchange, body);
      var bytes = reply.body().getBytes(UTF_8);
      if (reply.status() >= 300 && reply.status() < 400) {
        exchange.getResponseHeaders().set("Location", "http://elsewhere.example/state?token=x");
      }
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private synchronized Reply answer(HttpExchange exchange, byte[] body) {
    var method = exchange.getRequestMethod();
    var isLock = exchange.getRequestURI().getPath().endsWith("/lock");
    var fault = faults.stream().filter(f -> f.method().equals(name(method, isLock))).findFirst();
    fault.ifPresent(faults::remove);
    var reply =
        fault.filter(f -> !f.afterEffect()).isPresent()
            ? Reply.of(fault.get().status())
            : act(exchange, method, isLock, body);
    var told = fault.filter(Fault::afterEffect).map(f -> Reply.of(f.status())).orElse(reply);
    requests.add(name(method, isLock) + " " + told.status());
    return told;
  }

  private static String name(String method, boolean isLock) {
    return method + (isLock ? " /lock" : "");
  }

  private Reply act(HttpExchange exchange, String method, boolean isLock, byte[] body) {
    var headers = exchange.getRequestHeaders();
    if (login.isPresent() && headers.getFirst("Authorization") == null) {
      return Reply.of(401);
    }
    if (login.isPresent() && !login.get().equals(headers.getFirst("Authorization"))) {
      return Reply.of(403);
    }
    var sum = headers.getFirst("Content-MD5");
    if (sum != null && !sum.equals(md5(body))) {
      return new Reply(400, "checksum differs");
    }
    if (isLock) {
      return switch (method) {
        case "POST", "LOCK" -> take(body);
        case "DELETE", "UNLOCK" -> giveBack(body);
        default -> Reply.of(405);
      };
    }
    return switch (method) {
      case "GET" -> state().map(text -> new Reply(200, text)).orElseGet(() -> Reply.of(empty()));
      case "POST" -> write(lockId(exchange), body);
      default -> Reply.of(405);
    };
  }

  private int empty() {
    return manner == Manner.GITLAB ? 204 : 404;
  }

  private static Optional<String> lockId(HttpExchange exchange) {
    var query = exchange.getRequestURI().getRawQuery();
    return query != null && query.startsWith("ID=")
        ? Optional.of(URLDecoder.decode(query.substring(3), UTF_8))
        : Optional.empty();
  }

  private Reply take(byte[] body) {
    if (!(parse(body) instanceof ObjectNode asked)) {
      return Reply.of(400);
    }
    for (var field : LOCK_FIELDS) {
      if (!asked.path(field).isString()) {
        return new Reply(400, "{\"error\":\"" + field + " is missing\"}");
      }
    }
    if (asked.path("ID").asString().length() > 255 || asked.path("Created").asString().isEmpty()) {
      return Reply.of(400);
    }
    if (lock != null) {
      return held(asked);
    }
    lock = asked;
    return Reply.of(200);
  }

  /** GitLab tells what it knows of the holder, and the asker's own words for the rest. */
  private Reply held(ObjectNode asked) {
    var holder = lock;
    if (manner == Manner.GITEA || holder == null) {
      return new Reply(409, "{\"errors\":[\"the state is locked\"]}");
    }
    var told = asked.deepCopy();
    for (var known : List.of("ID", "Who", "Created")) {
      told.set(known, holder.path(known));
    }
    return new Reply(409, told.toString());
  }

  private Reply giveBack(byte[] body) {
    var id = parse(body).path("ID").asString("");
    if (id.isEmpty() && manner == Manner.GITEA) {
      return Reply.of(400);
    }
    if (lock == null || (!id.isEmpty() && !id.equals(lock.path("ID").asString()))) {
      return new Reply(409, lock == null ? "" : lock.toString());
    }
    lock = null;
    return Reply.of(200);
  }

  private Reply write(Optional<String> id, byte[] body) {
    if (manner == Manner.GITEA && id.isEmpty()) {
      return Reply.of(400);
    }
    var held = Optional.ofNullable(lock).map(info -> info.path("ID").asString());
    if (!held.equals(id)) {
      return held(JSON.createObjectNode());
    }
    var state = parse(body);
    if (!state.path("serial").isIntegralNumber() || !state.path("version").isInt()) {
      return new Reply(422, "{\"message\":\"no state\"}");
    }
    if (manner == Manner.GITEA && !isStateOfVersionFour(state)) {
      return Reply.of(400);
    }
    long serial = state.path("serial").asLong();
    long last = state().map(text -> JSON.readTree(text).path("serial").asLong()).orElse(0L);
    if (!versions.isEmpty() && (serialsByOne ? serial != last + 1 : serial <= last)) {
      return new Reply(422, "{\"message\":\"Version has already been taken\"}");
    }
    versions.add(new String(body, UTF_8));
    return Reply.of(200);
  }

  private static boolean isStateOfVersionFour(JsonNode state) {
    return state.path("version").asInt() == 4
        && state.path("lineage").isString()
        && state.path("terraform_version").isString()
        && state.path("outputs").isObject()
        && state.path("resources").isArray()
        && state
            .path("resources")
            .valueStream()
            .allMatch(resource ->
                resource.path("type").isString()
                    && resource.path("name").isString()
                    && resource.path("instances").isArray());
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException _) {
      return JSON.missingNode();
    }
  }

  private static String md5(byte[] body) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
