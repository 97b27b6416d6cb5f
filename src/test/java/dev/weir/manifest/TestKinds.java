package dev.weir.manifest;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import dev.weir.kind.Kind;
import dev.weir.kind.Kinds;
import dev.weir.kind.Named;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;

/** Kinds that use everything a kind can say, for tests of what reads kinds. */
public final class TestKinds implements Kinds {

  private static final Kind<StageProvider> STAGE_PROVIDER = Kind.of(StageProvider.class);
  private static final Kind<Channel> CHANNEL =
      Kind.of(Channel.class)
          .checkedBy((spec, findings) -> {
            if (spec.get("status").equals(new Value.Text("disabled"))
                && spec.get("startTime").isPresent()) {
              findings.error(
                  "startTime",
                  "start-while-disabled",
                  "a disabled channel cannot start",
                  "enable it, or remove `startTime`");
            }
            if (spec.get("urgency").equals(new Value.Whole(13))) {
              findings.warning("urgency", "unlucky", "13 brings bad luck", "take 12");
            }
          });
  private static final Kind<Rule> RULE =
      Kind.of(Rule.class)
          .needing(
              new Kind.Implied(
                  "Callback",
                  List.of("domain"),
                  spec -> spec.get("onDemand").equals(new Value.Truth(true))));
  private static final Kind<Callback> CALLBACK = Kind.of(Callback.class);
  private static final Kind<PlainProvider> PLAIN_PROVIDER = Kind.of(PlainProvider.class);
  private static final Kind<Relay> RELAY = Kind.of(Relay.class);

  @Override
  public SequencedCollection<String> apiVersions() {
    return List.of("plain/v1", "stage/v1");
  }

  @Override
  public List<Kind<?>> of(String apiVersion) {
    return switch (apiVersion) {
      case "stage/v1" -> List.of(STAGE_PROVIDER, CHANNEL, RULE, CALLBACK);
      case "plain/v1" -> List.of(PLAIN_PROVIDER, RELAY);
      default -> List.of();
    };
  }

  /** Settings of a theatre. */
  @Describes(apiVersion = "stage/v1", kind = Kind.PROVIDER, doc = "A theatre with its stages.")
  public record StageProvider(
      @Field(doc = "Host of its API.", example = "stage.example.com", required = true)
          String endpoint,
      @Field(doc = "Name of the theatre.", example = "scala", required = true) String theatre,
      @Field(doc = "Key to its back door.") Optional<Secret> backDoorKey) {}

  /** A channel. */
  @Describes(
      apiVersion = "stage/v1",
      doc = "A channel that a stage is filmed for.",
      source = "https://stage.example.com/docs/channel")
  public record Channel(
      @Field(
              doc = "Name of the channel.",
              role = Field.Role.IDENTITY,
              fallback = Field.METADATA_NAME,
              min = 1,
              max = 30,
              pattern = "[^/]*",
              patternSays = "hold no slash")
          String channel,
      @Field(doc = "What it is for.", maxBytes = 40, fallback = "") String description,
      @Field(doc = "Whether it takes streams.", fallback = "enabled") Status status,
      @Field(doc = "Where segments go.", fallback = "{}") Target target,
      @Field(doc = "How urgent it is.", min = 1, max = 100) Optional<Long> urgency,
      @Field(doc = "Whether everybody may watch.", fallback = "true") boolean open,
      @Field(doc = "When it starts.", example = "2026-12-31T20:00:00+08:00")
          Optional<Instant> startTime,
      @Field(doc = "Key that publishers sign with.", writeOnly = true) Optional<Secret> publishKey,
      @Field(doc = "Where it is relayed to.", keyedBy = "host", maxItems = 3) List<Server> servers,
      @Field(doc = "Words to find it by.", unordered = true) List<String> tags,
      @Field(doc = "Whom to ask, in order.") List<String> contacts,
      @Field(doc = "Headers of its answers.", maxItems = 4) Map<String, String> headers,
      @Field(doc = "Where publishers push to.", role = Field.Role.COMPUTED, follows = "*")
          String publishUrl,
      @Field(doc = "How many watch.", role = Field.Role.COMPUTED) long viewers) {}

  /** States of a channel. */
  public enum Status {
    ENABLED,
    DISABLED
  }

  /** Where segments go. */
  @Describes(doc = "Where segments go.")
  public record Target(
      @Field(
              doc = "Name of the playlist.",
              fallback = "playlist.m3u8",
              pattern = "[^/]+\\.m3u8",
              patternSays = "end in .m3u8 and hold no slash")
          String playlistName,
      @Field(doc = "Segments in the playlist.", fallback = "3", min = 1, max = 100) int fragCount,
      @Field(doc = "Length of a segment.", fallback = "5s", min = 1, max = 100)
          Duration fragDuration) {}

  /** A relay's end. */
  @Describes(doc = "A server.")
  public record Server(
      @Field(doc = "Its host.", required = true) String host,
      @Field(doc = "How to speak to it.", fallback = "rtmp") Protocol protocol,
      @Field(doc = "Its password.") Optional<Secret> password) {}

  /** Ways to speak to a server. */
  public enum Protocol {
    RTMP,
    @Named("HTTP-FLV")
    HTTP_FLV
  }

  /** A rule that needs a callback. */
  @Describes(apiVersion = "stage/v1", doc = "A rule for what is recorded.")
  public record Rule(
      @Field(doc = "Domain.", role = Field.Role.IDENTITY, required = true) String domain,
      @Field(doc = "Application.", role = Field.Role.IDENTITY, required = true) String app,
      @Field(doc = "Whether somebody is asked each time.", fallback = "false") boolean onDemand) {}

  /** Whom a rule asks. */
  @Describes(apiVersion = "stage/v1", doc = "Whom rules ask.")
  public record Callback(
      @Field(doc = "Domain.", role = Field.Role.IDENTITY, required = true) String domain,
      @Field(doc = "Address that is asked.", fallback = "") String url) {}

  /** Settings of a provider without any. */
  @Describes(apiVersion = "plain/v1", kind = Kind.PROVIDER, doc = "Nothing much.")
  public record PlainProvider(@Field(doc = "Region.", fallback = "north") String region) {}

  /** A relay. */
  @Describes(apiVersion = "plain/v1", doc = "A relay of something.")
  public record Relay(
      @Field(doc = "Its name.", role = Field.Role.IDENTITY, fallback = Field.METADATA_NAME)
          String name,
      @Field(doc = "Where it comes from.", required = true) String from,
      @Field(doc = "How many at once.", fallback = "1", min = 1, max = 9) int parallel) {}
}
