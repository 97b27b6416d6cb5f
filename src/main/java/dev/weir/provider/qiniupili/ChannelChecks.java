package dev.weir.provider.qiniupili;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Kind;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import dev.weir.provider.Catalogue;
import dev.weir.provider.qiniupili.Provider.ApiGeneration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with channels that no attribute's own limits can say. */
final class ChannelChecks {

  static final String TITLE = "[A-Za-z0-9_-]{4,200}";
  static final String TITLE_SAYS = "have 4 to 200 letters, digits, dashes or underscores";

  private static final Pattern TITLE_PATTERN = Pattern.compile(TITLE);
  private static final Pattern PUBLISH_KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** The vendor's official clients refuse shorter titles, another of its pages longer ones. */
  private static final int SHORT_TITLE = 4;

  private static final int LONG_TITLE = 100;

  private ChannelChecks() {}

  /** Looks at one channel. */
  static void check(Value.Fields spec, Kind.Findings findings) {
    var title = spec.text("title");
    if (title.isEmpty()) {
      return;
    }
    if (!TITLE_PATTERN.matcher(title).matches()) {
      findings.error(
          "title",
          "invalid-title",
          "`%s` cannot be the title of a stream, which must %s".formatted(title, TITLE_SAYS),
          "set `title` when `metadata.name` cannot serve");
      return;
    }
    if (title.length() <= SHORT_TITLE || title.length() > LONG_TITLE) {
      findings.warning(
          "title",
          "unusual-title",
          "`%s` has %d characters, which not all of the vendor's clients accept"
              .formatted(title, title.length()),
          "choose a title of 5 to 100 characters");
    }
  }

  /** Looks at all channels, with the settings of their hubs. */
  static void check(Catalogue catalogue, String kindId, Catalogue.Findings findings) {
    var generations = new HashMap<String, String>();
    for (var channel : catalogue.resources(kindId)) {
      beyondGeneration(channel, findings);
      mixedGenerations(channel, generations, findings);
    }
  }

  private static void beyondGeneration(Catalogue.Resource channel, Catalogue.Findings findings) {
    var generation = channel.settings().text("apiGeneration");
    for (var attribute : beyond(generation)) {
      if (isSet(channel.spec().get(attribute))) {
        findings.error(
            channel,
            attribute,
            "not-in-api-generation",
            "`%s` cannot be set through generation `%s` of the API"
                .formatted(attribute, generation),
            hint(attribute));
      }
    }
  }

  private static boolean isSet(Value value) {
    return value.isPresent() && !(value instanceof Value.Items(var items) && items.isEmpty());
  }

  /** Attributes that a generation of the API cannot write. */
  private static List<String> beyond(String generation) {
    return generation.equals("v2") ? List.of("publishKey", "publishSecurity") : List.of("converts");
  }

  private static void mixedGenerations(
      Catalogue.Resource channel, Map<String, String> generations, Catalogue.Findings findings) {
    var hub = channel.settings().text("hub");
    var generation = channel.settings().text("apiGeneration");
    var other = generations.putIfAbsent(hub, generation);
    if (other != null && !other.equals(generation)) {
      findings.error(
          channel,
          "provider",
          "mixed-api-generations",
          "hub `%s` is managed through both generations of the API".formatted(hub),
          "give all `Provider` documents of the hub the same `apiGeneration`");
    }
  }

  /** Why an update of these attributes is beyond a generation of the API, if it is. */
  static java.util.Optional<Diagnostic> beyond(ApiGeneration generation, Set<String> attributes) {
    return beyond(generation == ApiGeneration.V2 ? "v2" : "v1").stream()
        .filter(attributes::contains)
        .findFirst()
        .map(attribute ->
            Diagnostic.error(
                    "not-in-api-generation",
                    "`%s` of a stream cannot be set through generation `%s` of the API"
                        .formatted(attribute, generation == ApiGeneration.V2 ? "v2" : "v1"))
                .hint(hint(attribute)));
  }

  private static String hint(String attribute) {
    return attribute.equals("converts")
        ? "remove it, or set `apiGeneration: v2` in the `Provider` document"
        : "remove it: with `v2` the hub's own publish security counts, which is set in the console;"
            + " or set `apiGeneration: v1` in the `Provider` document";
  }

  /** There is no call that deletes a stream. */
  static Diagnostic undeletable(String title) {
    return Diagnostic.error(
            "cannot-delete",
            "`%s` cannot be deleted: generation `v2` of the API has no call for it"
                .formatted(title))
        .hint(
            "set `lifecycle: {onDelete: retain}` first, with `disabled: true` to lock the stream;"
                + " it vanishes by itself when it is not pushed for some time");
  }

  /**
   * Refuses a publish key that would break the URLs it goes into, where it goes unescaped.
   *
   * @throws Refused without quoting it
   */
  static void checkPublishKey(Channel channel) {
    var key = channel.publishKey().map(Secret::reveal).orElse("x");
    if (!PUBLISH_KEY.matcher(key).matches()) {
      throw new Refused(
          Diagnostic.error(
                  "invalid-publish-key",
                  "the publish key of `%s` cannot go into a URL as it is"
                      .formatted(channel.title()))
              .hint("choose 1 to 64 letters, digits, dashes and underscores"));
    }
  }
}
