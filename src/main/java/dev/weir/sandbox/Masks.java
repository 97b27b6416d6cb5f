package dev.weir.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Blots out what nobody may read in a log of requests. */
final class Masks {

  private static final String MASK = "***";
  private static final int BODY_LIMIT = 16 << 10;

  private static final Pattern SECRET_HEADER =
      Pattern.compile("(?i)authorization|signature|token|cookie|secret");

  /** In a query or a form. */
  private static final Pattern SECRET_PARAMETER =
      Pattern.compile(
          "(?i)((?:^|[?&])[^=&]*(?:signature|token|secret|password|authkey)[^=&]*=)[^&\\s]+");

  /** In a JSON body. */
  private static final Pattern SECRET_MEMBER =
      Pattern.compile(
          "(?i)(\"[^\"]*(?:secret|token|publishkey|authkey|password|signature)[^\"]*\"\\s*:\\s*)"
              + "\"(?:[^\"\\\\]|\\\\.)+\"");

  private Masks() {}

  static List<Call.Header> headers(List<Call.Header> headers) {
    return headers.stream().map(Masks::header).toList();
  }

  static String query(String query) {
    return SECRET_PARAMETER.matcher(query).replaceAll("$1" + MASK);
  }

  static String body(byte[] body) {
    var text = new String(body, 0, Math.min(body.length, BODY_LIMIT), StandardCharsets.UTF_8);
    var members = SECRET_MEMBER.matcher(text).replaceAll("$1\"" + MASK + "\"");
    return SECRET_PARAMETER.matcher(members).replaceAll("$1" + MASK);
  }

  /** The first word of an authorization names the scheme and stays. */
  private static Call.Header header(Call.Header header) {
    if (!SECRET_HEADER.matcher(header.name()).find()) {
      return header;
    }
    var blank = header.value().indexOf(' ');
    var scheme = blank > 0 ? header.value().substring(0, blank + 1) : "";
    return new Call.Header(header.name(), scheme + MASK);
  }
}
