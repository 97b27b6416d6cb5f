package dev.weir.provider.aliyunlive;

import dev.weir.http.Query;
import dev.weir.kind.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request that an official client sent, and the answer it took; read from one file. */
record LiveVector(JsonNode json) {

  private static final Path FOLDER = Path.of("src/test/resources/vectors/aliyun-live");

  /** All requests of clients there are. */
  static Stream<LiveVector> requests() throws IOException {
    return all().filter(vector -> !vector.id().startsWith("callback-"));
  }

  /** All questions whether to record. */
  static Stream<LiveVector> questions() throws IOException {
    return all().filter(vector -> vector.text("/kind").equals("on-demand-callback"));
  }

  private static Stream<LiveVector> all() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
          .map(LiveVector::read);
    }
  }

  private static LiveVector read(Path file) {
    try {
      return new LiveVector(JsonMapper.shared().readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String pointer) {
    return json.at(pointer).asString("");
  }

  String id() {
    return text("/id");
  }

  String operation() {
    return text("/call/operation");
  }

  /** What the call was given, before it was made into parameters. */
  JsonNode arguments() {
    return json.at("/call/arguments");
  }

  boolean isVersion3() {
    return text("/signature/scheme").equals("ACS3-HMAC-SHA256");
  }

  Instant clock() {
    return Instant.parse(text("/clock/timestamp"));
  }

  LiveCredentials credentials() {
    return new LiveCredentials(
        text("/credentials/accessKeyId"),
        Secret.of(text("/credentials/accessKeySecret")),
        json.at("/credentials/securityToken").asStringOpt().map(Secret::of));
  }

  Query query() {
    return Query.parse(text("/request/query"));
  }

  /** Query and form, decoded. */
  SortedMap<String, String> parameters() {
    var parameters = new TreeMap<String, String>();
    json.at("/request/parameters")
        .properties()
        .forEach(p -> parameters.put(p.getKey(), p.getValue().asString()));
    return parameters;
  }

  /** In their order and spelling. */
  Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    json.at("/request/headers")
        .properties()
        .forEach(h -> headers.put(h.getKey(), h.getValue().asString()));
    return headers;
  }

  String host() {
    return headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("host"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  int status() {
    return json.at("/response/status").asInt();
  }

  String body() {
    return text("/response/body");
  }

  boolean isXml() {
    return body().startsWith("<");
  }

  /** The answer's members. */
  JsonNode answer() {
    return members(body());
  }

  /** The members of an answer, error or not, without those that differ each time. */
  static JsonNode members(String body) {
    var tree = LiveCodec.tree(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return tree.has("Error") ? tree.path("Error") : tree;
  }

  String error() {
    return answer().path("Code").asString("");
  }

  /** The settings with which our client would have made the call. */
  Provider settings() {
    return new Provider(
        "http://" + host(),
        Optional.empty(),
        "",
        List.of(),
        Optional.of(
            new Provider.Credentials(
                Secret.of(credentials().keyId()), credentials().secret(), credentials().token())),
        isVersion3() ? Provider.Signature.V3 : Provider.Signature.V1,
        new Provider.Limits(100, 30, 16));
  }

  @Override
  public String toString() {
    return id();
  }
}
