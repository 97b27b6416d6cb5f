package dev.weir.provider.volcenginelive;

import dev.weir.diag.RemoteFailure;
import dev.weir.diag.RemoteFailure.Category;
import dev.weir.kind.Kind;
import dev.weir.provider.KindWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes fixed relays. What the service answers to creating what exists and to deleting what does
 * not is undocumented; so after a failure the listing decides.
 */
final class FixedRelayWriter implements KindWriter<FixedRelay> {

  private static final int TRIES = 3;

  private final LiveApi create;
  private final LiveApi update;
  private final LiveApi delete;
  private final FixedListing listing;

  FixedRelayWriter(LiveApi create, LiveApi update, LiveApi delete, FixedListing listing) {
    this.create = create;
    this.update = update;
    this.delete = delete;
    this.listing = listing;
  }

  @Override
  public Kind<FixedRelay> kind() {
    return LiveKinds.FIXED;
  }

  @Override
  public Duration settling() {
    return Patience.LONGEST;
  }

  @Override
  public FixedRelay create(FixedRelay desired) {
    var relay = wire(desired);
    for (int tries = 1; ; tries++) {
      try {
        create.createRelaySourceV4(relay);
        return desired;
      } catch (RemoteFailure failure) {
        if (isThere(relay, failure)) {
          return desired;
        }
        if (tries == TRIES || failure.category() != Category.UNAVAILABLE) {
          throw failure;
        }
      }
    }
  }

  /**
   * Whether a relay is there, as wanted, although its creation failed.
   *
   * @throws RemoteFailure the failure, when nobody can tell or the relay is somebody else's
   */
  private boolean isThere(RelaySourceV4.Relay relay, RemoteFailure failure) {
    var there = look(relay.name(), failure);
    if (there.isEmpty() || there.get().equals(relay)) {
      return there.isPresent();
    }
    if (!failure.details().effectUnknown()) {
      throw failure;
    }
    update.updateRelaySourceV4(relay);
    return true;
  }

  /** The relay as it is listed; when it cannot be listed, the failure before stands. */
  private Optional<RelaySourceV4.Relay> look(RelaySourceV4.Name name, RemoteFailure failure) {
    try {
      return listing.read(name).map(FixedRelayReader::told).map(FixedRelayWriter::wire);
    } catch (RemoteFailure unlisted) {
      failure.addSuppressed(unlisted);
      throw failure;
    }
  }

  @Override
  public FixedRelay update(FixedRelay before, FixedRelay desired, Set<String> changed) {
    update.updateRelaySourceV4(wire(desired));
    return desired;
  }

  @Override
  public void delete(FixedRelay before) {
    var name = wire(before).name();
    try {
      delete.deleteRelaySourceV4(name);
    } catch (RemoteFailure failure) {
      if (look(name, failure).isPresent()) {
        throw failure;
      }
    }
  }

  /** Always with both times, where there are any: an update without them drops the window. */
  private static RelaySourceV4.Relay wire(FixedRelay relay) {
    return new RelaySourceV4.Relay(
        relay.domain(),
        relay.app(),
        relay.stream(),
        relay.srcAddrs(),
        seconds(relay.startTime()),
        seconds(relay.endTime()));
  }

  private static @Nullable Long seconds(Optional<Instant> time) {
    return time.map(Instant::getEpochSecond).orElse(null);
  }
}
