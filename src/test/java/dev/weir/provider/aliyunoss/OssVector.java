package dev.weir.provider.aliyunoss;

import static java.util.stream.Collectors.toMap;

import dev.weir.http.Query;
import dev.weir.http.XmlElement;
import dev.weir.kind.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request that an official client sent, and the answer it took; read from one file. */
record OssVector(JsonNode json) {

  private static final Path FOLDER = Path.of("src/test/resources/vectors/aliyun-oss");

  /** All there are. */
  static Stream<OssVector> all() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
          .map(OssVector::read);
    }
  }

  /** The one with this id. */
  static OssVector named(String id) {
    return read(FOLDER.resolve(id + ".json"));
  }

  private static OssVector read(Path file) {
    try {
      return new OssVector(JsonMapper.shared().readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String pointer) {
    return json.at(pointer).asString("");
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

  boolean anonymous() {
    return has("/credentials/anonymous");
  }

  Instant clock() {
    return Instant.parse(text("/clock"));
  }

  boolean pathStyle() {
    return text("/endpoint_style").equals("path");
  }

  Provider.Signature version() {
    return text("/signing/version").equals("v4") ? Provider.Signature.V4 : Provider.Signature.V1;
  }

  OssCredentials credentials() {
    return anonymous()
        ? new OssCredentials("any", Secret.of("any"), Optional.empty())
        : new OssCredentials(
            text("/credentials/accessKeyId"),
            Secret.of(text("/credentials/accessKeySecret")),
            optional("/credentials/securityToken").map(Secret::of));
  }

  Provider settings() {
    var credentials = credentials();
    return new Provider(
        (pathStyle() ? "http://" : "https://") + text("/endpoint"),
        optional("/signing/region"),
        text("/bucket"),
        Optional.of(
            new Provider.Credentials(
                Secret.of(credentials.keyId()), credentials.secret(), credentials.token())),
        Provider.Addressing.VIRTUAL_HOST,
        version(),
        new Provider.Limits(100, 10));
  }

  Optional<String> optional(String pointer) {
    return has(pointer) ? Optional.of(text(pointer)) : Optional.empty();
  }

  Optional<Integer> number(String pointer) {
    return has(pointer) ? Optional.of(json.at(pointer).asInt()) : Optional.empty();
  }

  /** The recorded request as its signature covers it. */
  SignedParts parts() {
    var headers =
        json.at("/request/headers").properties().stream()
            .collect(toMap(Map.Entry::getKey, header -> header.getValue().asString()));
    return SignedParts.of(text("/request/method"), resource(), query(), headers);
  }

  private String resource() {
    var path = path();
    return pathStyle() ? path : "/" + text("/bucket") + path;
  }

  /** The recorded path, decoded. */
  String path() {
    return dev.weir.http.Percent.decode(text("/request/path"));
  }

  Query query() {
    return Query.parse(text("/request/query"));
  }

  /** The recorded body; empty when there is none or no parser takes it. */
  Optional<XmlElement> body() {
    return document("/request/body");
  }

  /** The answer's body as XML; empty when there is none. */
  Optional<XmlElement> answer() {
    return document("/response/body");
  }

  private Optional<XmlElement> document(String pointer) {
    try {
      return Optional.of(XmlElement.parse(text(pointer).getBytes(StandardCharsets.UTF_8)));
    } catch (XmlElement.Malformed _) {
      return Optional.empty();
    }
  }

  int status() {
    return json.at("/response/status").asInt();
  }

  Map<String, Collection<String>> answerHeaders() {
    var headers = new TreeMap<String, Collection<String>>();
    json.at("/response/headers")
        .properties()
        .forEach(h ->
            headers.put(h.getKey().toLowerCase(Locale.ROOT), List.of(h.getValue().asString())));
    return headers;
  }

  @Override
  public String toString() {
    return id();
  }
}
