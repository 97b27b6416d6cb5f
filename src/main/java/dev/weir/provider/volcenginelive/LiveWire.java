package dev.weir.provider.volcenginelive;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How messages are written and read, and which errors pass. */
final class LiveWire implements ErrorReader, RetryRule {

  static final JsonMapper JSON = JsonMapper.shared();

  private static final String CREATE = "CreateRelaySourceV4";

  /** The messages. */
  Wire wire() {
    return new Wire(LiveWire::encode, LiveWire::decode, this);
  }

  private static void encode(Object message, Type type, RequestTemplate template) {
    var json = message instanceof RelaySourceV4.PageOf page ? page.json() : message;
    template.body(JSON.writeValueAsBytes(json), UTF_8);
    template.header("Content-Type", "application/json");
  }

  /** The payload stands in {@code Result}; none at all is an empty one. */
  private static Object decode(Response response, Type type) throws IOException {
    try {
      var result = JSON.readTree(response.body().asInputStream().readAllBytes()).path("Result");
      var payload = result.isObject() ? result : JSON.createObjectNode();
      return type == RelaySourceV4.Page.class
          ? RelaySourceV4.Page.of(payload)
          : JSON.readerFor(JSON.constructType(type)).readValue(payload);
    } catch (JacksonException e) {
      throw new DecodeException(response.status(), e.getOriginalMessage(), response.request(), e);
    }
  }

  /** An error can come with any status, 200 included. */
  @Override
  public Optional<RemoteError> read(Reply reply) {
    var metadata = metadata(reply);
    var error = metadata.path("Error");
    if (!error.isObject()) {
      return reply.isSuccess() && metadata.isObject() ? Optional.empty() : strange(reply);
    }
    var code = error.path("Code").asString("");
    var known = LiveError.of(code);
    return Optional.of(
        new RemoteError(
            known.map(LiveError::category).orElseGet(() -> category(reply)),
            code,
            error.path("Message").asString("the answer explains nothing"),
            requestId(reply, metadata),
            known.flatMap(LiveError::hint)));
  }

  /** An answer that is none of this API's: somebody else's, or the gateway's in trouble. */
  private static Optional<RemoteError> strange(Reply reply) {
    return Optional.of(
        new RemoteError(
            category(reply),
            "",
            "the answer is not one of Volcengine Live",
            reply.header("X-Tt-Logid"),
            Optional.of("check the provider's `endpoint`, and for a proxy in between")));
  }

  private static Category category(Reply reply) {
    return reply.isSuccess() ? Category.UNAVAILABLE : RemoteError.category(reply.status());
  }

  private static Optional<String> requestId(Reply reply, JsonNode metadata) {
    return metadata.path("RequestId").asStringOpt().or(() -> reply.header("X-Tt-Logid"));
  }

  private static JsonNode metadata(Reply reply) {
    try {
      return JSON.readTree(reply.body()).path("ResponseMetadata");
    } catch (JacksonException _) {
      return JSON.missingNode();
    }
  }

  @Override
  public Verdict judge(Reply reply, Instant now) {
    var error = read(reply);
    if (error.isEmpty()) {
      return new Verdict.Final();
    }
    return switch (error.get().category()) {
      case UNAVAILABLE -> new Verdict.Again();
      case THROTTLED -> new Verdict.Throttled(retryAfter(reply));
      case CLOCK -> skewed(reply, now);
      case REFUSED, NOT_FOUND, EXISTS, BUSY, INVALID -> new Verdict.Final();
    };
  }

  private static Optional<Duration> retryAfter(Reply reply) {
    return reply
        .header("Retry-After")
        .filter(text -> text.matches("[0-9]{1,4}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  private static Verdict skewed(Reply reply, Instant now) {
    try {
      var date = reply.header("Date").orElse("");
      var theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return new Verdict.Skewed(Duration.between(now, theirs));
    } catch (DateTimeException _) {
      return new Verdict.Final();
    }
  }

  /** Everything but a creation, which carries nothing to tell a repetition by. */
  @Override
  public boolean repeatable(Request request) {
    return !operation(request).equals(CREATE);
  }

  /** All calls are {@code POST}, those that read as well. */
  @Override
  public boolean changes(Request request) {
    return !operation(request).matches("(Describe|List).*");
  }

  private static String operation(Request request) {
    var from = request.url().indexOf("Action=") + "Action=".length();
    var to = request.url().indexOf('&', from);
    return request.url().substring(from, to < 0 ? request.url().length() : to);
  }
}
