package dev.weir.provider.aliyunoss;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.diag.RemoteFailure.Category;
import dev.weir.http.ErrorReader;
import dev.weir.http.RemoteError;
import dev.weir.http.Reply;
import dev.weir.http.RetryRule;
import dev.weir.http.Wire;
import dev.weir.http.XmlElement;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How OSS's messages are written and read, and which of its errors pass. */
final class OssWire implements ErrorReader, RetryRule {

  private static final Map<Type, Function<XmlElement, ?>> DOCUMENTS =
      Map.of(
          OssChannels.Configuration.class, OssChannels.Configuration::of,
          OssChannels.Created.class, OssChannels.Created::of,
          OssChannels.Page.class, OssChannels.Page::of,
          OssStreams.Stat.class, OssStreams.Stat::of,
          OssStreams.History.class, OssStreams.History::of);

  /** The messages. */
  Wire wire() {
    return new Wire(OssWire::encode, OssWire::decode, this);
  }

  private static void encode(Object document, Type type, RequestTemplate template) {
    template.body(((OssChannels.Document) document).xml().document(), UTF_8);
    template.header("Content-Type", "application/xml");
  }

  private static Object decode(Response response, Type type) throws IOException {
    var body = response.body().asInputStream().readAllBytes();
    var reader = DOCUMENTS.get(type);
    return reader == null ? new String(body, UTF_8) : reader.apply(XmlElement.parse(body));
  }

  @Override
  public Optional<RemoteError> read(Reply reply) {
    if (reply.isSuccess()) {
      return Optional.empty();
    }
    var xml = document(reply);
    var code = xml.textOf("Code");
    var known = OssError.of(code);
    var category = known.map(OssError::category).orElse(RemoteError.category(reply.status()));
    return Optional.of(
        new RemoteError(
            category,
            code,
            message(xml, category),
            reply.header("x-oss-request-id").or(() -> text(xml, "RequestId")),
            known.flatMap(OssError::hint)));
  }

  /** What is not acceptable is often told by the error's number only. */
  private static String message(XmlElement xml, Category category) {
    var message = text(xml, "Message").orElse("the answer explains nothing");
    return text(xml, "EC")
        .filter(_ -> category == Category.INVALID)
        .map(number -> message + " (EC " + number + ")")
        .orElse(message);
  }

  /** An answer without a body may carry the same document in a header. */
  private static XmlElement document(Reply reply) {
    try {
      var body =
          reply.body().length > 0
              ? reply.body()
              : Base64.getDecoder().decode(reply.header("x-oss-err").orElse(""));
      return XmlElement.parse(body);
    } catch (XmlElement.Malformed | IllegalArgumentException _) {
      return XmlElement.of("Error", "");
    }
  }

  private static Optional<String> text(XmlElement xml, String child) {
    return Optional.of(xml.textOf(child).strip()).filter(text -> !text.isEmpty());
  }

  /**
   * {@inheritDoc}
   *
   * <p>The statuses are those that the vendor's own clients repeat: see {@code
   * oss/retry/retryable_error.go} in https://github.com/aliyun/alibabacloud-oss-go-sdk-v2.
   */
  @Override
  public Verdict judge(Reply reply, Instant now) {
    if (reply.isSuccess()) {
      return new Verdict.Final();
    }
    var xml = document(reply);
    var category =
        OssError.of(xml.textOf("Code"))
            .map(OssError::category)
            .orElse(RemoteError.category(reply.status()));
    return switch (category) {
      case CLOCK -> skewed(xml, now);
      case THROTTLED -> new Verdict.Throttled(retryAfter(reply));
      case UNAVAILABLE ->
          switch (reply.status()) {
            case 408, 500, 502, 503, 504 -> new Verdict.Again();
            default -> new Verdict.Final();
          };
      case REFUSED, NOT_FOUND, EXISTS, BUSY, INVALID -> new Verdict.Final();
    };
  }

  private static Verdict skewed(XmlElement xml, Instant now) {
    try {
      return new Verdict.Skewed(Duration.between(now, Instant.parse(xml.textOf("ServerTime"))));
    } catch (DateTimeException _) {
      return new Verdict.Final();
    }
  }

  private static Optional<Duration> retryAfter(Reply reply) {
    return reply
        .header("Retry-After")
        .filter(text -> text.matches("[0-9]{1,5}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  /** Everything but PostVodPlaylist gives the same result when done twice. */
  @Override
  public boolean repeatable(Request request) {
    return request.httpMethod() != Request.HttpMethod.POST;
  }
}
