package dev.weir.provider.qiniupili;

import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import dev.weir.provider.Calls;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Errand;
import dev.weir.provider.EventInquiry;
import dev.weir.provider.EventPoint;
import dev.weir.provider.Inquiry;
import dev.weir.provider.KindReader;
import dev.weir.provider.KindWriter;
import dev.weir.provider.Lack;
import dev.weir.provider.Operation;
import dev.weir.provider.ProviderModule;
import dev.weir.provider.Session;
import dev.weir.provider.StreamInquiry;
import dev.weir.provider.StreamPoint;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.World;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Qiniu PILI. */
public final class QiniuPiliModule implements ProviderModule {

  /** Read when first asked for, since the module itself must cost nothing. */
  private static final class Kinds {
    static final Kind<Provider> SETTINGS = Kind.of(Provider.class);
    // Neither generation's create call takes these.
    static final Kind<Channel> CHANNEL =
        Kind.of(Channel.class)
            .checkedBy(ChannelChecks::check)
            .settlingLater("disabled", "converts")
            .movedBy(new BanEnds());
  }

  @Override
  public String name() {
    return "qiniu-pili";
  }

  @Override
  public Kind<?> settings() {
    return Kinds.SETTINGS;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Kinds.CHANNEL);
  }

  /** The hub: its name is unique among all accounts. */
  @Override
  public String scope(Record settings) {
    return ((Provider) settings).hub();
  }

  @Override
  public List<KindReader<?>> readers(Record settings, Session session) {
    var provider = (Provider) settings;
    var account = PiliAccount.of(provider, session);
    int concurrency = account.limit().concurrent();
    return switch (provider.apiGeneration()) {
      case V1 -> {
        var streams = new V1Streams(account.client(V1Reads.class), provider.hub());
        yield List.of(new V1Channels(Kinds.CHANNEL, streams, concurrency));
      }
      case V2 -> {
        var streams = new V2Streams(account.client(V2Reads.class), provider.hub());
        var clock = session.clients().clock();
        yield List.of(new V2Channels(Kinds.CHANNEL, streams, clock, concurrency));
      }
    };
  }

  @Override
  public List<KindWriter<?>> writers(Record settings, Session session) {
    var provider = (Provider) settings;
    var account = PiliAccount.of(provider, session);
    return switch (provider.apiGeneration()) {
      case V1 -> {
        var api = account.client(V1Api.class);
        yield List.of(new V1ChannelWriter(Kinds.CHANNEL, api, new V1Streams(api, provider.hub())));
      }
      case V2 -> {
        var api = account.client(V2Api.class);
        yield List.of(new V2ChannelWriter(Kinds.CHANNEL, api, new V2Streams(api, provider.hub())));
      }
    };
  }

  @Override
  public List<Inquiry> inquiries(Record settings, Session session) {
    var provider = (Provider) settings;
    var account = PiliAccount.of(provider, session);
    int concurrency = account.limit().concurrent();
    return switch (provider.apiGeneration()) {
      case V1 -> {
        var api = account.client(V1Reads.class);
        var streams = new V1Streams(api, provider.hub());
        yield List.of(
            new V1Statuses(Kinds.CHANNEL, streams, concurrency),
            new V1Urls(Kinds.CHANNEL, streams, account.credentials()),
            new V1Segments(Kinds.CHANNEL, api, streams),
            new V1Playlists(Kinds.CHANNEL, streams),
            new PiliJobQuery(Kinds.CHANNEL, account.jobClient()));
      }
      case V2 -> {
        var api = account.client(V2Reads.class);
        var streams = new V2Streams(api, provider.hub());
        var pushes = new V2Pushes(api, provider.hub());
        yield List.of(
            new V2Statuses(Kinds.CHANNEL, streams, concurrency),
            new V2Urls(Kinds.CHANNEL, streams, account.credentials()),
            new V2History(Kinds.CHANNEL, pushes),
            new V2Segments(Kinds.CHANNEL, pushes),
            new PiliJobQuery(Kinds.CHANNEL, account.jobClient()));
      }
    };
  }

  @Override
  public List<Errand> errands(Record settings, Session session) {
    var provider = (Provider) settings;
    var account = PiliAccount.of(provider, session);
    return switch (provider.apiGeneration()) {
      case V1 -> {
        var api = account.client(V1Api.class);
        var streams = new V1Streams(api, provider.hub());
        yield List.of(
            new PiliSwitch(Kinds.CHANNEL, end -> new V1Lock(Kinds.CHANNEL, api, end)),
            new V1Files.Making(Kinds.CHANNEL, api, streams),
            new V1Files.Saving(Kinds.CHANNEL, api, streams),
            new V1Files.Pictures(Kinds.CHANNEL, api, streams));
      }
      case V2 -> {
        var api = account.client(V2Api.class);
        var streams = new V2Streams(api, provider.hub());
        yield List.of(
            new PiliSwitch(
                Kinds.CHANNEL, end -> new V2Lock(Kinds.CHANNEL, api, streams.hub(), end)),
            new V2Files.Making(Kinds.CHANNEL, api, streams),
            new V2Files.Saving(Kinds.CHANNEL, api, streams),
            new V2Files.Pictures(Kinds.CHANNEL, api, streams));
      }
    };
  }

  @Override
  public Lack lacks(Operation operation, Kind<?> kind, Record settings) {
    return PiliLacks.of(operation);
  }

  @Override
  public void check(Catalogue catalogue, Instant now, Catalogue.Findings findings) {
    ChannelChecks.check(catalogue, Kinds.CHANNEL.id(), findings);
  }

  @Override
  public Calls calls(
      Kind<?> kind,
      Record settings,
      Session session,
      KindReader.Wish wish,
      Value.Fields fields,
      Set<String> changed) {
    return PiliCalls.of((Provider) settings, session, wish, fields, changed);
  }

  @Override
  public List<StreamPoint> explain(Catalogue catalogue, StreamInquiry about) {
    return ChannelStory.points(catalogue, about);
  }

  @Override
  public List<EventPoint> rehearse(Catalogue catalogue, EventInquiry event) {
    return ChannelRehearsal.points(catalogue, event);
  }

  @Override
  public Emulator emulator(World world) {
    return new PiliEmulator(world);
  }
}
