package dev.weir.cli;

import dev.weir.Golden;
import dev.weir.kind.Describes;
import dev.weir.kind.Field;
import dev.weir.kind.Kind;
import dev.weir.kind.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StarterTest {

  @Describes(
      apiVersion = "stage/v1",
      kind = "Channel",
      doc = "A channel that a stage is filmed for; its words are many, so that a line has to end.",
      source = "https://stage.example.com/docs/channel")
  record StageChannel(
      @Field(doc = "Its name.", fallback = Field.METADATA_NAME) String name,
      @Field(doc = "Where it is.", example = "https://stage.example.com", required = true)
          String address,
      @Field(doc = "Which streams.", example = "*", required = true) String stream,
      @Field(doc = "Words.", example = "say \"hello\": now") Optional<String> words,
      @Field(doc = "How it is.", fallback = "open") Status status,
      @Field(doc = "How many.", min = 3) Optional<Integer> count,
      @Field(doc = "Whether.", fallback = "true") boolean recorded,
      @Field(doc = "How long.", example = "30m") Optional<Duration> length,
      @Field(doc = "When it begins.") Optional<Instant> startTime,
      @Field(doc = "Its key.") Optional<Secret> publishKey,
      @Field(doc = "Sources.", example = "[\"rtmp://a/b\"]", suggested = true) List<String> sources,
      @Field(doc = "Labels.") Map<String, String> labels,
      @Field(doc = "What must be said in full.", required = true) Place place,
      @Field(doc = "What can be said.", fallback = "{}") Place other,
      @Field(doc = "Told.", role = Field.Role.COMPUTED) Optional<String> publishUrl) {

    enum Status {
      OPEN,
      CLOSED
    }
  }

  @Describes(doc = "A place.")
  record Place(
      @Field(doc = "Its town.", example = "Hangzhou", required = true) String town,
      @Field(doc = "Its street.", fallback = "none") String street) {}

  @Test
  void everything_is_explained_and_only_what_must_be_set_is_set() {
    Golden.check(
        "dev/weir/cli/starter.yaml",
        Starter.document(Kind.of(StageChannel.class), "my-channel", Optional.of("main")));
  }
}
