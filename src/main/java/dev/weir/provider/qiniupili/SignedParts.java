package dev.weir.provider.qiniupili;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What of a request Qiniu's signature covers. The client signs it, the emulator checks it: both
 * through {@link PiliSignature}.
 *
 * @param method upper case
 * @param rawPath percent-encoded as on the wire
 * @param rawQuery as on the wire, without the question mark; empty when there is none
 * @param host the {@code Host} header, with the port if it has one
 * @param contentType the {@code Content-Type} header, if it is sent
 * @param qiniuHeaders the headers whose names start with {@code X-Qiniu-}
 * @param body the bytes sent; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying bodies would be waste
record SignedParts(
    String method,
    String rawPath,
    String rawQuery,
    String host,
    Optional<String> contentType,
    List<Header> qiniuHeaders,
    byte[] body) {

  private static final String PREFIX = "x-qiniu-";

  SignedParts {
    qiniuHeaders = List.copyOf(qiniuHeaders);
  }

  /** A header line, its name in canonical case: {@code X-Qiniu-Date}. */
  record Header(String name, String value) {}

  /** The headers among these that are signed, in the order of the signature. */
  static List<Header> qiniuHeaders(Collection<Header> all) {
    return all.stream()
        .filter(header -> isSigned(header.name()))
        .map(header -> new Header(canonical(header.name()), header.value()))
        .sorted(java.util.Comparator.comparing(Header::name).thenComparing(Header::value))
        .toList();
  }

  private static boolean isSigned(String name) {
    return name.length() > PREFIX.length() && name.toLowerCase(Locale.ROOT).startsWith(PREFIX);
  }

  /** Capitals at the start and after each dash, as HTTP libraries have it. */
  private static String canonical(String name) {
    var text = new StringBuilder(name.length());
    for (var part : name.toLowerCase(Locale.ROOT).split("-", -1)) {
      text.append(text.isEmpty() ? "" : "-");
      text.append(
          part.isEmpty()
              ? part
              : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return text.toString();
  }
}
