package dev.weir.provider.qiniupili;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.http.Query;
import dev.weir.kind.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an official client sent or built for one call, and the answer it took; from one file. */
record PiliVector(JsonNode json) {

  private static final Path FOLDER = Path.of("src/test/resources/vectors/qiniu-pili");
  static final long USUAL_CLOCK = 1767323045;

  /** The requests. */
  static Stream<PiliVector> requests() throws IOException {
    return all("http");
  }

  /** The addresses that clients build without a request. */
  static Stream<PiliVector> addresses() throws IOException {
    return all("url");
  }

  private static Stream<PiliVector> all(String kind) throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
          .map(PiliVector::read)
          .filter(vector -> vector.text("/kind").equals(kind));
    }
  }

  /** The one with this id. */
  static PiliVector named(String id) {
    return read(FOLDER.resolve(id + ".json"));
  }

  private static PiliVector read(Path file) {
    try {
      return new PiliVector(JsonMapper.shared().readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String pointer) {
    return json.at(pointer).asString("");
  }

  JsonNode at(String pointer) {
    return json.at(pointer);
  }

  boolean has(String pointer) {
    return !json.at(pointer).isMissingNode() && !json.at(pointer).isNull();
  }

  String id() {
    return text("/id");
  }

  String operation() {
    return text("/operation");
  }

  boolean isSecond() {
    return text("/api").equals("v2");
  }

  String hub() {
    return text("/hub");
  }

  /** The time that the client read; one client's clock counts nanoseconds. */
  Instant clock() {
    long seconds = json.path("clock").asLong(0);
    return Instant.ofEpochSecond(
        seconds == 0 || seconds > 100_000_000_000L ? USUAL_CLOCK : seconds);
  }

  PiliCredentials credentials() {
    return new PiliCredentials(
        text("/credentials/accessKey"), Secret.of(text("/credentials/secretKey")));
  }

  /** The secret that the service has, which is another one where it refuses a sound signature. */
  String serviceSecret() {
    var theirs = text("/credentials/secretKey");
    boolean unknown = status() == 401 && at("/signatureMatchesRequest").asBoolean(true);
    return at("/serviceSecretKey").asString(unknown ? theirs + "?" : theirs);
  }

  String method() {
    return text("/request/method");
  }

  String path() {
    return text("/request/path");
  }

  /** Path and query exactly as sent. */
  String target() {
    if (has("/request/target")) {
      return text("/request/target");
    }
    var query = text("/request/query");
    return query.isEmpty() ? path() : path() + "?" + query;
  }

  Query query() {
    return Query.parse(text("/request/query"));
  }

  String body() {
    return text("/request/body");
  }

  /** The body as JSON; an empty object when there is none. */
  JsonNode bodyJson() {
    return JsonMapper.shared().readTree(body().isEmpty() ? "{}" : body());
  }

  /** The headers as sent; the length is told, whether it was on record or not. */
  Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    json.at("/request/headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    headers.keySet().removeIf(name -> name.equalsIgnoreCase("Content-Length"));
    if (!body().isEmpty() || method().equals("POST")) {
      headers.put("Content-Length", Integer.toString(body().getBytes(UTF_8).length));
    }
    return headers;
  }

  private Optional<String> header(String name) {
    return headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  String authorization() {
    return header("Authorization").orElse("");
  }

  /** The recorded request as its signature covers it. */
  SignedParts parts() {
    var headers =
        headers().entrySet().stream()
            .map(header -> new SignedParts.Header(header.getKey(), header.getValue()))
            .toList();
    return new SignedParts(
        method(),
        path(),
        text("/request/query"),
        header("Host").orElse(""),
        header("Content-Type"),
        SignedParts.qiniuHeaders(headers),
        body().getBytes(UTF_8));
  }

  int status() {
    return json.at("/response/status").asInt();
  }

  JsonNode answer() {
    return json.at("/response/body");
  }

  @Override
  public String toString() {
    return id();
  }
}
