package dev.weir.provider.aliyunoss;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Times as OSS writes and reads them. */
final class OssTime {

  private static final DateTimeFormatter DOCUMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'.000Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);
  private static final DateTimeFormatter HEADER =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

  private OssTime() {}

  /** In a document: {@code 2016-07-30T01:54:21.000Z}, whole seconds. */
  static String format(Instant time) {
    return DOCUMENT.format(time.truncatedTo(ChronoUnit.SECONDS));
  }

  /** In a header, in either of the two forms; empty when it is neither. */
  static Optional<Instant> parse(String text) {
    return parse(text, COMPACT).or(() -> parse(text, HEADER));
  }

  private static Optional<Instant> parse(String text, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
