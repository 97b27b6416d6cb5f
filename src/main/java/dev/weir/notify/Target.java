package dev.weir.notify;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where notices go. The address holds a token and is as secret as the secret itself.
 *
 * @param channel the service
 * @param url where to
 * @param secret signs what is sent
 */
record Target(Channel channel, URI url, Optional<String> secret) {

  private static final String PREFIX = "WEIR_NOTIFY_";

  /**
   * The targets that the environment names: {@code WEIR_NOTIFY_SLACK_URL} and so on.
   *
   * @throws Refused when there is none, or one is no address
   */
  static List<Target> of(Function<String, Optional<String>> environment) {
    var targets = new ArrayList<Target>();
    for (var channel : Channel.values()) {
      var name = PREFIX + channel.word().toUpperCase(Locale.ROOT);
      var secret = environment.apply(name + "_SECRET").filter(text -> !text.isEmpty());
      environment
          .apply(name + "_URL")
          .filter(text -> !text.isEmpty())
          .ifPresent(url -> targets.add(new Target(channel, address(name, url), secret)));
    }
    if (targets.isEmpty()) {
      throw new Refused(
          Diagnostic.error("notify-nobody", "no `WEIR_NOTIFY_…_URL` says whom to notify")
              .hint(
                  "set for instance WEIR_NOTIFY_SLACK_URL, or WEIR_NOTIFY_DINGTALK_URL and"
                      + " WEIR_NOTIFY_DINGTALK_SECRET"));
    }
    return targets;
  }

  private static URI address(String name, String url) {
    try {
      var address = URI.create(url.strip());
      var scheme = String.valueOf(address.getScheme());
      if (scheme.matches("https?") && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException _) {
      // Told below, without the address.
    }
    throw new Refused(Diagnostic.error("notify-address", "`" + name + "_URL` is no web address"));
  }

  @Override
  public String toString() {
    return channel.word();
  }
}
