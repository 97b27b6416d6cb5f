package dev.weir.review;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a REST API is, and the token for it. The token is in no text that it makes. */
public final class Access {

  private final URI base;
  private final String header;
  private final String prefix;
  private final String token;
  private final String tokenName;

  private Access(URI base, String header, String prefix, String token, String tokenName) {
    this.base = base;
    this.header = header;
    this.prefix = prefix;
    this.token = token;
    this.tokenName = tokenName;
  }

  /**
   * The way to an API.
   *
   * @param url where it is, such as {@code https://api.github.com}
   * @param header the header that takes the token
   * @param prefix what stands before the token in it
   * @param token the token
   * @param tokenName the variable that it came from
   * @throws Refused when the URL is none that a token may go to
   */
  public static Access of(
      String url, String header, String prefix, String token, String tokenName) {
    var base = parse(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    if (!token.matches("[\\x21-\\x7e]+")) {
      throw new Refused(
          Diagnostic.error("token-missing", "`" + tokenName + "` does not hold a token")
              .hint("it has to be one word of ASCII characters, without a line end"));
    }
    return new Access(base, header, prefix, token, tokenName);
  }

  private static URI parse(String url) {
    try {
      var uri = new URI(url);
      var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      boolean plain = scheme.equals("http") && isLoopback(uri.getHost());
      if (uri.getHost() == null
          || uri.getRawUserInfo() != null
          || uri.getRawQuery() != null
          || !(scheme.equals("https") || plain)) {
        throw unfit(url);
      }
      return uri;
    } catch (URISyntaxException _) {
      throw unfit(url);
    }
  }

  private static Refused unfit(String url) {
    return new Refused(
        Diagnostic.error("api-url", "no token is sent to `" + url.replaceAll("//.*@", "//") + "`")
            .hint("the API's address begins with https://, and has neither user nor query"));
  }

  private static boolean isLoopback(@Nullable String host) {
    return host != null
        && (host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d+){3}"));
  }

  /** The address of this path; it is never another host's. */
  URI at(String path) {
    return URI.create(base + path);
  }

  String host() {
    return base.getHost();
  }

  String header() {
    return header;
  }

  String headerValue() {
    return prefix + token;
  }

  /** The variable that the token came from. */
  String tokenName() {
    return tokenName;
  }

  /** Text from elsewhere, shortened, on one line, and without the token. */
  public String clean(String text) {
    var plain = text.replace(token, "***").replaceAll("[\\p{Cntrl}\\u202a-\\u202e`]+", " ").strip();
    return plain.length() <= 200 ? plain : plain.substring(0, 200) + "…";
  }
}
