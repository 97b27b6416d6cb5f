package dev.weir.provider.volcenginelive;

import dev.weir.kind.Value;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Catalogue.Resource;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds relays that pull from a channel of the same stack that is disabled: whether they refer to
 * it or only write its address down.
 */
record DisabledSources(Catalogue catalogue, Catalogue.Findings findings) {

  private static final String PILI = "qiniu-pili/v1/Channel";
  private static final String OSS = "aliyun-oss/v1/Channel";

  void check(List<Resource> relays, String attribute) {
    // Few are, so that looking through them for each address costs next to nothing.
    var disabled =
        Stream.of(PILI, OSS)
            .flatMap(kind -> catalogue.resources(kind).stream())
            .filter(DisabledSources::isDisabled)
            .toList();
    for (var relay : relays) {
      var sources = new LinkedHashSet<Resource>();
      relay.references().stream()
          .flatMap(reference -> catalogue.find(reference.target()).stream())
          .filter(DisabledSources::isDisabled)
          .forEach(sources::add);
      for (var address : addresses(relay, attribute)) {
        disabled.stream().filter(channel -> isAt(channel, address)).forEach(sources::add);
      }
      sources.forEach(source -> report(relay, attribute, source));
    }
  }

  private void report(Resource relay, String attribute, Resource source) {
    findings.warning(
        relay,
        attribute,
        "source-disabled",
        "`%s` pulls from `%s`, which is disabled".formatted(relay.address(), source.address()),
        "enable the source, or pull from another one");
  }

  private static boolean isDisabled(Resource source) {
    var spec = source.spec();
    boolean flagged =
        spec.shape().has("disabled") && spec.get("disabled").equals(new Value.Truth(true));
    boolean said =
        spec.shape().has("status") && spec.get("status").equals(new Value.Text("disabled"));
    return source.kind().name().equals("Channel") && (flagged || said);
  }

  private static List<URI> addresses(Resource relay, String attribute) {
    var addresses = new ArrayList<URI>();
    if (relay.spec().shape().has(attribute)
        && relay.spec().get(attribute) instanceof Value.Items(var items)) {
      for (var item : items) {
        if (item instanceof Value.Text(var text)) {
          parse(text).ifPresent(addresses::add);
        }
      }
    }
    return addresses;
  }

  private static Optional<URI> parse(String text) {
    try {
      var uri = URI.create(text);
      return Optional.of(uri).filter(u -> u.getHost() != null && u.getPath() != null);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether a channel has this address, by what its service makes of its name. */
  private static boolean isAt(Resource channel, URI address) {
    return channel.kind().id().equals(PILI) ? isPili(channel, address) : isOss(channel, address);
  }

  /** Hosts are told by the service only; the path is the hub and the title. */
  private static boolean isPili(Resource channel, URI address) {
    var path = "/%s/%s".formatted(channel.settings().text("hub"), channel.spec().text("title"));
    var ending = address.getScheme().equalsIgnoreCase("rtmp") ? "" : "\\.(flv|m3u8)";
    return address.getPath().startsWith(path)
        && address.getPath().substring(path.length()).matches(ending);
  }

  /** The bucket's host; the channel's folder, or under {@code live} for RTMP. */
  private static boolean isOss(Resource channel, URI address) {
    var host = channel.settings().text("bucket") + ".";
    var name = channel.spec().text("channel");
    return address.getHost().toLowerCase(Locale.ROOT).startsWith(host)
        && (address.getPath().startsWith("/" + name + "/")
            || address.getPath().equals("/live/" + name));
  }
}
