package dev.weir.provider.volcenginelive;

import dev.weir.http.Query;
import dev.weir.kind.Secret;
import dev.weir.sandbox.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A call recorded from one of the vendor's own clients, with the documented answer. */
record Vector(String file, JsonNode json) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path FOLDER = Path.of("src/test/resources/vectors/volcengine-live");

  /** Every file there is. */
  static Stream<Vector> all() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Vector::read)
          .toList()
          .stream();
    }
  }

  static Vector named(String file) {
    return read(FOLDER.resolve(file));
  }

  private static Vector read(Path file) {
    try {
      return new Vector(file.getFileName().toString(), JSON.readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String pointer) {
    return json.at(pointer).asString("");
  }

  String operation() {
    return text("/call/operation");
  }

  JsonNode arguments() {
    return json.at("/call/arguments");
  }

  Instant clock() {
    return LocalDateTime.parse(text("/clock"), DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"))
        .toInstant(ZoneOffset.UTC);
  }

  Query query() {
    return Query.parse(text("/request/raw_query"));
  }

  /** A header of the request, whatever its letter case. */
  Optional<String> header(String name) {
    return json.at("/request/headers").properties().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> header.getValue().asString())
        .findFirst();
  }

  /** The signed headers in the order signed, host as it is signed. */
  List<Signature.Header> signedHeaders() {
    return Arrays.stream(text("/signing/signed_headers").split(";"))
        .map(name -> new Signature.Header(name, signed(name, header(name).orElseThrow())))
        .toList();
  }

  private static String signed(String name, String value) {
    return name.equals("host") ? Signature.host(value) : value;
  }

  /** What the client signed with. */
  LiveCredentials credentials() {
    return new LiveCredentials(
        text("/credentials/access_key_id"),
        Secret.of(text("/credentials/secret_access_key")),
        json.at("/credentials/session_token").asStringOpt().map(Secret::of));
  }

  /** The account as the service knows it. */
  Account account() {
    var secret =
        json.at("/credentials/registered_secret_access_key")
            .asString(text("/credentials/secret_access_key"));
    return new Account(
        text("/credentials/access_key_id"),
        secret,
        json.at("/credentials/session_token").asStringOpt(),
        Optional.empty());
  }

  int status() {
    return json.at("/response/status").asInt();
  }

  ObjectNode answer() {
    return (ObjectNode) JSON.readTree(text("/response/body"));
  }

  /** A message without what differs every time, and with one form for what is treated alike. */
  static JsonNode plain(JsonNode message) {
    var copy = message.deepCopy();
    tidy(copy);
    return copy;
  }

  private static void tidy(JsonNode node) {
    if (node instanceof ArrayNode list) {
      list.forEach(Vector::tidy);
    }
    if (node instanceof ObjectNode object) {
      object.remove(List.of("RequestId", "TaskId"));
      object.forEach(Vector::tidy);
      List.copyOf(object.propertyNames()).stream()
          .filter(name -> isNothing(object.path(name)))
          .forEach(object::remove);
    }
  }

  /** An empty app, no parameters, times of 0, an empty listing. */
  private static boolean isNothing(JsonNode value) {
    return value.isNull()
        || (value.isContainer() && value.isEmpty())
        || (value.isString() && value.asString().isEmpty())
        || (value.isNumber() && value.asLong() == 0);
  }

  @Override
  public String toString() {
    return file;
  }
}
