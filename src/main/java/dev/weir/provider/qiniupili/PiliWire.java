package dev.weir.provider.qiniupili;

import dev.weir.diag.RemoteFailure.Category;
import dev.weir.http.ErrorReader;
import dev.weir.http.RemoteError;
import dev.weir.http.Reply;
import dev.weir.http.RetryRule;
import dev.weir.http.Wire;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.codec.DecodeException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How Qiniu's messages are written and read, and which of its errors pass. */
final class PiliWire implements ErrorReader, RetryRule {

  /**
   * Posts that come to the same when done twice. Missing here: making a stream, which is an error
   * the second time, and making files.
   */
  private static final Pattern REPEATABLE_POST =
      Pattern.compile(
          "/v1/streams/[^/]+(/available)?|/v2/hubs/[^/]+/(livestreams|streams/[^/]+/(disabled|converts))");

  /** The messages. */
  Wire wire() {
    return new Wire(PiliWire::encode, PiliWire::decode, this);
  }

  private static void encode(Object message, Type type, RequestTemplate template) {
    template.body(PiliJson.write(message), StandardCharsets.UTF_8);
    template.header("Content-Type", "application/json");
  }

  private static Object decode(Response response, Type type) throws IOException {
    try (var body = response.body().asInputStream()) {
      return PiliJson.read(body.readAllBytes(), type);
    } catch (JacksonException e) {
      throw new DecodeException(
          response.status(), "it is not the JSON expected", response.request(), e);
    }
  }

  @Override
  public Optional<RemoteError> read(Reply reply) {
    if (reply.isSuccess()) {
      return Optional.empty();
    }
    var json = json(reply);
    var message = message(json);
    return Optional.of(
        new RemoteError(
            PiliError.category(reply.status(), message),
            json.path("error").isNumber() ? json.path("error").asString() : "",
            message,
            reply.header("X-Reqid"),
            hint(reply, message)));
  }

  private static Optional<String> hint(Reply reply, String message) {
    var path = URI.create(reply.request().url()).getPath();
    // The first generation says no more than "not found" of a hub that is not there.
    boolean ofHub = reply.status() == 404 && path.equals("/v1/streams");
    return ofHub ? PiliError.hint(612, "hub not found") : PiliError.hint(reply.status(), message);
  }

  /**
   * Either {@code {"error": 400001, "message", "details"}} or {@code {"error": "text", "details"}}.
   */
  private static String message(JsonNode json) {
    var error = json.path("error");
    var text = error.isString() ? error.asString() : json.path("message").asString("");
    var details = json.path("details");
    if (details.isObject() && !details.isEmpty()) {
      var reasons =
          details.properties().stream()
              .map(detail -> "`" + detail.getKey() + "`: " + detail.getValue().asString(""))
              .collect(Collectors.joining(", "));
      return text.isEmpty() ? reasons : text + ": " + reasons;
    }
    return text.isEmpty() ? "the answer explains nothing" : text;
  }

  private static JsonNode json(Reply reply) {
    try {
      return PiliJson.tree(reply.body());
    } catch (JacksonException _) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  @Override
  public Verdict judge(Reply reply, Instant now) {
    if (reply.isSuccess()) {
      return new Verdict.Final();
    }
    if (PiliError.category(reply.status(), "") == Category.THROTTLED) {
      return new Verdict.Throttled(retryAfter(reply));
    }
    return switch (reply.status()) {
      case 500, 502, 503, 504, 599 -> new Verdict.Again();
      default -> new Verdict.Final();
    };
  }

  private static Optional<Duration> retryAfter(Reply reply) {
    return reply
        .header("Retry-After")
        .filter(text -> text.matches("[0-9]{1,5}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  @Override
  public boolean repeatable(Request request) {
    var path = URI.create(request.url()).getPath();
    return switch (request.httpMethod()) {
      case GET, DELETE -> true;
      case POST -> REPEATABLE_POST.matcher(path).matches();
      case HEAD, PUT, CONNECT, OPTIONS, TRACE, PATCH -> false;
    };
  }
}
