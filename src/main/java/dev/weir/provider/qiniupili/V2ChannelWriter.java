package dev.weir.provider.qiniupili;

import dev.weir.diag.Refused;
import dev.weir.kind.Kind;
import dev.weir.provider.KindWriter;
import dev.weir.provider.qiniupili.Provider.ApiGeneration;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Changes channels through the API's second generation, which has a call for each setting. */
record V2ChannelWriter(Kind<Channel> kind, V2Api api, V2Streams streams)
    implements KindWriter<Channel> {

  private static final String CONVERTS = "converts";
  private static final String DISABLED = "disabled";

  @Override
  public Channel create(Channel desired) {
    var key = desired.title();
    Creation.of(() -> made(key), () -> streams.find(key).map(_ -> true));
    var settings = new HashSet<String>();
    if (!desired.converts().isEmpty()) {
      settings.add(CONVERTS);
    }
    if (desired.disabled()) {
      settings.add(DISABLED);
    }
    return Creation.later(() -> set(desired, settings));
  }

  private boolean made(String key) {
    api.createStream(streams.hub(), new V2Messages.NewStream(key));
    return true;
  }

  @Override
  public Channel update(Channel before, Channel desired, Set<String> changed) {
    ChannelChecks.beyond(ApiGeneration.V2, changed)
        .ifPresent(diagnostic -> {
          throw new Refused(diagnostic);
        });
    return set(desired, changed);
  }

  private Channel set(Channel desired, Set<String> settings) {
    var key = V2Messages.encodedKey(desired.title());
    // First what may cut a push: whether there is one was looked at just before.
    if (settings.contains(DISABLED)) {
      long till = desired.disabled() ? DisabledTill.FOREVER : DisabledTill.ENABLED;
      api.disableStream(streams.hub(), key, new V2Messages.Disabled(till, Optional.empty()));
    }
    if (settings.contains(CONVERTS)) {
      api.setConverts(streams.hub(), key, new V2Messages.Converts(desired.converts()));
    }
    return desired;
  }

  @Override
  public void delete(Channel before) {
    throw new Refused(ChannelChecks.undeletable(before.title()));
  }

  /** Nothing public says how soon a write is told back. */
  @Override
  public Duration settling() {
    return Duration.ofSeconds(2);
  }
}
