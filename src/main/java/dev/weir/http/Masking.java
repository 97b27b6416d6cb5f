package dev.weir.http;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Takes out of texts what must not be shown. */
final class Masking {

  static final String MASK = "***";

  private static final String NAMES =
      "[\\w-]*(?:signature|token|secret|password|credential|auth_?key|access_?-?key)[\\w-]*|authorization|cookie";

  private static final Pattern SENSITIVE =
      Pattern.compile(
          "(?:%s|(?:set|proxy)-.*|sign|sig|pwd)".formatted(NAMES), Pattern.CASE_INSENSITIVE);

  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "\\b(%s)\\b(\"?\\s*[=:]\\s*\"?)[^&\\s\",<]+".formatted(NAMES), Pattern.CASE_INSENSITIVE);

  private static final Pattern AUTHORIZATION =
      Pattern.compile("\\b(authorization\\s*:\\s*).*", Pattern.CASE_INSENSITIVE);

  private Masking() {}

  /** A URL with the values of sensitive parameters masked. */
  static String url(String url) {
    int question = url.indexOf('?');
    if (question < 0) {
      return url;
    }
    return Arrays.stream(url.substring(question + 1).split("&"))
        .map(Masking::parameter)
        .collect(joining("&", url.substring(0, question + 1), ""));
  }

  private static String parameter(String parameter) {
    int equals = parameter.indexOf('=');
    if (equals < 0 || !SENSITIVE.matcher(parameter.substring(0, equals)).matches()) {
      return parameter;
    }
    return parameter.substring(0, equals + 1) + MASK;
  }

  /** Headers by name, sensitive values masked: {@code [Date: …; x-oss-security-token: ***]}. */
  static String headers(Map<String, Collection<String>> headers) {
    return new TreeMap<>(headers)
        .entrySet().stream()
            .map(header -> header.getKey() + ": " + value(header.getKey(), header.getValue()))
            .collect(joining("; ", "[", "]"));
  }

  private static String value(String name, Collection<String> values) {
    return SENSITIVE.matcher(name).matches() ? MASK : String.join(", ", values);
  }

  /** Text from elsewhere, with everything masked that looks like the value of a secret. */
  static String text(String text) {
    var withoutHeader = AUTHORIZATION.matcher(text).replaceAll("$1" + MASK);
    return ASSIGNMENT.matcher(withoutHeader).replaceAll("$1$2" + MASK);
  }
}
