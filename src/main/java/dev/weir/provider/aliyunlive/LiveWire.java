package dev.weir.provider.aliyunlive;

import dev.weir.diag.RemoteFailure.Category;
import dev.weir.http.ErrorReader;
import dev.weir.http.Percent;
import dev.weir.http.Query;
import dev.weir.http.RemoteError;
import dev.weir.http.Reply;
import dev.weir.http.RetryRule;
import dev.weir.http.Wire;
import dev.weir.http.XmlElement;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.codec.DecodeException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** How the service's messages are written and read, and which of its errors pass. */
final class LiveWire implements ErrorReader, RetryRule {

  /** While a domain is being configured it takes no other change. */
  private static final Duration WHILE_LOCKED = Duration.ofSeconds(3);

  /** Calls that do something else when they are made twice. */
  private static final Set<String> NOT_REPEATABLE =
      Set.of(
          "AddLiveAppRecordConfig",
          "AddLiveRecordNotifyConfig",
          "RealTimeRecordCommand",
          "CreateLiveStreamRecordIndexFiles");

  /** Before it, an error's message tells all parameters, secrets included. */
  private static final String STRING_TO_SIGN = "string to sign is:";

  /** The messages. */
  Wire wire() {
    return new Wire(LiveWire::encode, LiveWire::decode, this);
  }

  private static void encode(Object request, Type type, RequestTemplate template) {
    LiveCodec.parameters(request)
        .forEach((name, value) -> template.query(Percent.encode(name), Percent.encode(value)));
  }

  private static @Nullable Object decode(Response response, Type type) throws IOException {
    var body = response.body().asInputStream().readAllBytes();
    try {
      return type == void.class
          ? null
          : LiveCodec.JSON.treeToValue(LiveCodec.tree(body), LiveCodec.JSON.constructType(type));
    } catch (JacksonException | XmlElement.Malformed e) {
      throw new DecodeException(
          response.status(), String.valueOf(e.getMessage()), response.request(), e);
    }
  }

  @Override
  public Optional<RemoteError> read(Reply reply) {
    if (reply.isSuccess()) {
      return Optional.empty();
    }
    var error = members(reply);
    var code = error.path("Code").asString("");
    var known = LiveError.of(code);
    return Optional.of(
        new RemoteError(
            known.map(LiveError::category).orElseGet(() -> category(code, reply.status())),
            code,
            message(error.path("Message").asString("the answer explains nothing")),
            error.path("RequestId").asStringOpt().or(() -> reply.header("x-acs-request-id")),
            known.flatMap(LiveError::hint)));
  }

  private static String message(String text) {
    int start = text.indexOf(STRING_TO_SIGN);
    return start < 0 ? text : text.substring(0, start).strip() + " (not shown)";
  }

  private static JsonNode members(Reply reply) {
    try {
      var tree = LiveCodec.tree(reply.body());
      return tree.has("Error") ? tree.path("Error") : tree;
    } catch (JacksonException | XmlElement.Malformed _) {
      return LiveCodec.JSON.createObjectNode();
    }
  }

  /** The service has more codes than its documentation tells. */
  private static Category category(String code, int status) {
    if (code.contains("Throttling")) {
      return Category.THROTTLED;
    }
    if (code.startsWith("Forbidden") || code.contains("AccessKey") || code.contains("Token")) {
      return Category.REFUSED;
    }
    if (code.endsWith("NotFound")) {
      return Category.NOT_FOUND;
    }
    return RemoteError.category(status);
  }

  @Override
  public Verdict judge(Reply reply, Instant now) {
    var error = read(reply);
    if (error.isEmpty()) {
      return new Verdict.Final();
    }
    return switch (error.get().category()) {
      case THROTTLED -> new Verdict.Throttled(Optional.empty());
      case BUSY -> new Verdict.Throttled(Optional.of(WHILE_LOCKED));
      case UNAVAILABLE -> new Verdict.Again();
      case CLOCK -> skewed(reply, now);
      case INVALID ->
          // A request repeated below us, after its connection broke, carries its nonce again.
          error.get().code().equals(LiveError.SIGNATURE_NONCE_USED.code())
              ? new Verdict.Again()
              : new Verdict.Final();
      case REFUSED, NOT_FOUND, EXISTS -> new Verdict.Final();
    };
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

  @Override
  public boolean repeatable(Request request) {
    return !NOT_REPEATABLE.contains(action(request));
  }

  /** The operation that an unsigned request asks for. */
  static String action(Request request) {
    var query = Optional.ofNullable(URI.create(request.url()).getRawQuery()).orElse("");
    return Query.parse(query).first("Action").orElse("");
  }
}
