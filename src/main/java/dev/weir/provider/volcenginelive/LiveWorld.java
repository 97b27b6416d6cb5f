package dev.weir.provider.volcenginelive;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which domains the emulated service has, and how it is where the documentation leaves that open.
 *
 * <p>In the world file: {@code {"domains": [{"vhost": "push.example.com", "domain":
 * "pull.example.com", "type": "pull-flv"}]}}; without {@code domains} any domain exists. The other
 * members choose among the words of the enums below, the first being the usual: {@code
 * relaySourceV3}, {@code deleteWithoutApp}, {@code deleteMissing}, {@code emptyDescription}, {@code
 * vhostWideApp}, {@code expired}, {@code listed}, {@code unknownFields}. Then there are {@code
 * requestsPerSecond} (10; 0 for no limit) and {@code denied}, a list of operations that the access
 * keys lack.
 */
record LiveWorld(
    Optional<List<DomainDetail.Item>> domains,
    Writing relaySourceV3,
    Scope deleteWithoutApp,
    Missing deleteMissing,
    Empty emptyDescription,
    Everywhere vhostWideApp,
    Expired expired,
    Listed listed,
    Unknown unknownFields,
    int requestsPerSecond,
    Set<String> denied) {

  /** What becomes of groups that an update does not send. */
  enum Writing {
    REPLACE,
    MERGE
  }

  /** What a deletion without an app takes away. */
  enum Scope {
    VHOST,
    VHOST_WIDE
  }

  /** How deleting what is not there is answered. */
  enum Missing {
    COMMON,
    SUCCESS,
    FORBIDDEN
  }

  /** How a description of nothing looks. */
  enum Empty {
    ABSENT,
    NULL,
    EMPTY
  }

  /** What the app of a vhost-wide configuration is called. */
  enum Everywhere {
    BLANK,
    STAR
  }

  /** What becomes of a fixed relay whose window is over. */
  enum Expired {
    KEPT,
    REMOVED
  }

  /** Whose fixed relays are listed with those of a domain. */
  enum Listed {
    DOMAIN,
    VHOST
  }

  /** What is done about members of a request that no documentation has. */
  enum Unknown {
    REFUSED,
    IGNORED
  }

  private static final int USUAL_RATE = 10;

  private static final Set<String> MEMBERS =
      Set.of(
          "domains",
          "relaySourceV3",
          "deleteWithoutApp",
          "deleteMissing",
          "emptyDescription",
          "vhostWideApp",
          "expired",
          "listed",
          "unknownFields",
          "requestsPerSecond",
          "denied");

  LiveWorld {
    domains = domains.map(List::copyOf);
    denied = Set.copyOf(denied);
  }

  /**
   * Reads the provider's part of a world file.
   *
   * @throws Refused when it holds something else
   */
  static LiveWorld of(JsonNode json) {
    for (var name : json.propertyNames()) {
      if (!MEMBERS.contains(name)) {
        throw wrong("has no member `" + name + "`", MEMBERS.stream().sorted().toList());
      }
    }
    return new LiveWorld(
        json.has("domains") ? Optional.of(domains(json.path("domains"))) : Optional.empty(),
        choice(json, "relaySourceV3", Writing.values()),
        choice(json, "deleteWithoutApp", Scope.values()),
        choice(json, "deleteMissing", Missing.values()),
        choice(json, "emptyDescription", Empty.values()),
        choice(json, "vhostWideApp", Everywhere.values()),
        choice(json, "expired", Expired.values()),
        choice(json, "listed", Listed.values()),
        choice(json, "unknownFields", Unknown.values()),
        json.path("requestsPerSecond").asInt(USUAL_RATE),
        words(json.path("denied")));
  }

  private static Set<String> words(JsonNode json) {
    var words = new HashSet<String>();
    json.forEach(word -> words.add(word.asString()));
    return words;
  }

  private static List<DomainDetail.Item> domains(JsonNode json) {
    var domains = new ArrayList<DomainDetail.Item>();
    for (var one : json) {
      var vhost = one.path("vhost").asString("");
      var domain = one.path("domain").asString(vhost);
      domains.add(
          new DomainDetail.Item(
              vhost,
              domain,
              one.path("type").asString(domain.equals(vhost) ? "push" : "pull-flv"),
              one.path("status").asInt(0),
              one.path("region").asString("cn"),
              one.path("cname").asString(domain + ".bytefcdn.com")));
    }
    return domains;
  }

  private static <E extends Enum<E>> E choice(JsonNode json, String name, E[] choices) {
    var word = json.path(name).asString(word(choices[0]));
    for (var choice : choices) {
      if (word(choice).equals(word)) {
        return choice;
      }
    }
    throw wrong(
        "has `%s` for `%s`".formatted(word, name),
        java.util.Arrays.stream(choices).map(LiveWorld::word).toList());
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static Refused wrong(String what, List<String> known) {
    return new Refused(
        Diagnostic.error(
                "sandbox-world", "`%s` of the world file %s".formatted(LiveEmulator.NAME, what))
            .hint("known are " + String.join(", ", known)));
  }

  /** Whether the account has such a vhost. */
  boolean hasVhost(String vhost) {
    return domains
        .map(all -> all.stream().anyMatch(item -> item.vhost().equals(vhost)))
        .orElse(true);
  }

  /** The vhost of a domain; the domain itself where any domain exists. */
  Optional<String> vhostOf(String domain) {
    return domains
        .map(all ->
            all.stream()
                .filter(item -> item.domain().equals(domain))
                .map(DomainDetail.Item::vhost)
                .findFirst())
        .orElse(Optional.of(domain));
  }

  /** Whether the account has such a domain. */
  boolean hasDomain(String domain) {
    return vhostOf(domain).isPresent();
  }
}
