package dev.weir.render;

import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import dev.weir.kind.Kind;
import dev.weir.kind.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind with an attribute of every sort. */
@Describes(apiVersion = "test-cloud/v1", kind = "Relay", doc = "A relay.")
record TestRelay(
    @Field(doc = "Key.", fallback = Field.METADATA_NAME, role = Field.Role.IDENTITY) String channel,
    @Field(doc = "Words.") Optional<String> description,
    @Field(doc = "State.", fallback = "enabled") Status status,
    @Field(doc = "Number.", fallback = "3") int retries,
    @Field(doc = "Size.", role = Field.Role.CREATE_ONLY) Optional<String> region,
    @Field(doc = "Time.") Optional<Instant> startTime,
    @Field(doc = "Secret.") Optional<Secret> publishKey,
    @Field(doc = "In order.") List<String> srcAddrs,
    @Field(doc = "In any order.", unordered = true) List<String> formats,
    @Field(doc = "Free text.") Map<String, String> labels,
    @Field(doc = "Target.", fallback = "{}") Target target,
    @Field(doc = "Servers.", keyedBy = "domain") List<Server> servers,
    @Field(doc = "Pushing.", role = Field.Role.COMPUTED) Optional<String> publishUrl,
    @Field(doc = "Playing.", role = Field.Role.COMPUTED) List<String> playUrls) {

  static final Kind<TestRelay> KIND = Kind.of(TestRelay.class);

  enum Status {
    ENABLED,
    DISABLED
  }

  @Describes(doc = "Target.")
  record Target(
      @Field(doc = "Name.", fallback = "playlist.m3u8") String playlistName,
      @Field(doc = "Count.", fallback = "3") int fragCount,
      @Field(doc = "Length.", fallback = "5s") Duration fragDuration) {}

  @Describes(doc = "Server.")
  record Server(
      @Field(doc = "Domain.", required = true) String domain,
      @Field(doc = "Port.", fallback = "1935") int port,
      @Field(doc = "Parameters.") Optional<String> params) {}
}
