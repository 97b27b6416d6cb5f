package dev.weir.provider.aliyunlive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.http.Percent;
import dev.weir.provider.aliyunlive.LiveAnswers.Format;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Asks whether to record a stream, as the service does. Only addresses of this machine are called;
 * for others the world file can hold an answer.
 *
 * <p>See https://www.alibabacloud.com/help/en/live/user-guide/on-demand-recording-callbacks.
 */
record OnDemandCallback(LiveWorld switches) {

  /** The service waits 5 s and repeats five times; nobody wants to wait that long here. */
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);

  private static final int ATTEMPTS = 3;
  private static final int LONGEST_ANSWER = 2_048;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  /**
   * The formats to record into; none when the answer is no, or does not come.
   *
   * @param formats those of the rule
   */
  List<Format> decide(String url, LivePush push, List<Format> formats) {
    return switches.onDemand(url).or(() -> ask(url, push)).stream()
        .filter(answer -> answer.path("NeedRecord").asBoolean(false))
        .flatMap(answer -> chosen(answer, formats).stream())
        .toList();
  }

  private static List<Format> chosen(JsonNode answer, List<Format> formats) {
    var wanted =
        answer
            .path("Format")
            .valueStream()
            .map(word -> word.asString("").toLowerCase(Locale.ROOT))
            .toList();
    var chosen = new ArrayList<Format>();
    for (var format : formats) {
      if (!answer.has("Format") || wanted.contains(RuleLimits.word(format))) {
        chosen.add(withCycle(format, interval(answer, RuleLimits.word(format))));
      }
    }
    return chosen;
  }

  private static Optional<Integer> interval(JsonNode answer, String word) {
    return answer.path("Interval").properties().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(word))
        .map(entry -> entry.getValue().asInt(0))
        .filter(seconds -> seconds >= 5 && seconds <= 21_600)
        .findFirst();
  }

  private static Format withCycle(Format format, Optional<Integer> cycle) {
    return new Format(
        format.format(),
        cycle.or(format::cycleDuration),
        format.ossObjectPrefix(),
        format.sliceOssObjectPrefix(),
        format.sliceDuration());
  }

  private static Optional<JsonNode> ask(String url, LivePush push) {
    try {
      var target = URI.create(url + (url.contains("?") ? "&" : "?") + query(push));
      var host = Optional.ofNullable(target.getHost()).orElse("");
      return LOOPBACK.matcher(host).matches() ? call(target) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String query(LivePush push) {
    return "app=%s&domain=%s&stream=%s&vbitrate=%d&codec=%s"
        .formatted(
            Percent.encode(push.app()),
            Percent.encode(push.domain()),
            Percent.encode(push.stream()),
            push.bitrate(),
            Percent.encode(push.codec()));
  }

  private static Optional<JsonNode> call(URI target) {
    var request =
        HttpRequest.newBuilder(target)
            .timeout(TIMEOUT)
            .header("User-Agent", "Go-http-client/1.1")
            .header("Accept-Encoding", "gzip")
            .build();
    try (var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build()) {
      for (int i = 0; i < ATTEMPTS; i++) {
        var answer = attempt(client, request);
        if (answer.isPresent()) {
          return parse(answer.get());
        }
      }
      return Optional.empty();
    }
  }

  /** Any status but 200 is a failed call. */
  private static Optional<byte[]> attempt(HttpClient client, HttpRequest request) {
    try {
      var answer = client.send(request, BodyHandlers.ofInputStream());
      try (var body = body(answer)) {
        return answer.statusCode() == 200
            ? Optional.of(body.readNBytes(LONGEST_ANSWER))
            : Optional.empty();
      }
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static InputStream body(HttpResponse<InputStream> answer) throws IOException {
    boolean packed =
        answer.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
    return packed ? new GZIPInputStream(answer.body()) : answer.body();
  }

  /** What was cut off at the longest length cannot be read, and so is a no. */
  private static Optional<JsonNode> parse(byte[] answer) {
    try {
      return Optional.of(LiveCodec.JSON.readTree(new String(answer, UTF_8)));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
