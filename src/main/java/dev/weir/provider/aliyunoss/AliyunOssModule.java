package dev.weir.provider.aliyunoss;

import dev.weir.http.Limit;
import dev.weir.http.Service;
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
import java.util.List;
import java.util.Set;

/** Alibaba Cloud OSS LiveChannel. */
public final class AliyunOssModule implements ProviderModule {

  /** Read when first asked for, since the module itself must cost nothing. */
  private static final class Kinds {
    static final Kind<Provider> SETTINGS = Kind.of(Provider.class).checkedBy(OssEndpoint::check);
    // Only the call that switches a channel on and off leaves the rest of it as it is.
    static final Kind<Channel> CHANNEL =
        Kind.of(Channel.class)
            .losing(new Kind.Unread("snapshot", Set.of("status")))
            .stampedBy("lastModified");
  }

  @Override
  public String name() {
    return "aliyun-oss";
  }

  @Override
  public Kind<?> settings() {
    return Kinds.SETTINGS;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Kinds.CHANNEL);
  }

  /** The bucket: its name is unique among all accounts. */
  @Override
  public String scope(Record settings) {
    return ((Provider) settings).bucket();
  }

  @Override
  public List<KindReader<?>> readers(Record settings, Session session) {
    var provider = (Provider) settings;
    var endpoint = OssEndpoint.of(provider, session.sandbox());
    var api = client(OssReads.class, provider, session);
    int concurrency = provider.limits().concurrency();
    return List.of(new ChannelReader(Kinds.CHANNEL, api, endpoint, concurrency));
  }

  @Override
  public List<KindWriter<?>> writers(Record settings, Session session) {
    var api = client(OssApi.class, (Provider) settings, session);
    return List.of(new ChannelWriter(Kinds.CHANNEL, api, session.clients().sleeper(), false));
  }

  @Override
  public List<Inquiry> inquiries(Record settings, Session session) {
    var provider = (Provider) settings;
    var api = client(OssReads.class, provider, session);
    return List.of(
        new ChannelStatuses(Kinds.CHANNEL, api, provider.limits().concurrency()),
        new ChannelUrls(
            Kinds.CHANNEL,
            api,
            OssEndpoint.of(provider, session.sandbox()),
            OssCredentials.find(provider, session)),
        new ChannelHistory(Kinds.CHANNEL, api),
        new OssPlaylists(Kinds.CHANNEL, api));
  }

  @Override
  public List<Errand> errands(Record settings, Session session) {
    var provider = (Provider) settings;
    var api = client(OssApi.class, provider, session);
    var endpoint = OssEndpoint.of(provider, session.sandbox());
    return List.of(
        new ChannelSwitch(Kinds.CHANNEL), new OssPlaylistMaking(Kinds.CHANNEL, api, endpoint));
  }

  @Override
  public Lack lacks(Operation operation, Kind<?> kind, Record settings) {
    return OssLacks.of(operation);
  }

  /** A client of one of the API's halves. */
  static <A> A client(Class<A> api, Provider settings, Session session) {
    var endpoint = OssEndpoint.of(settings, session.sandbox());
    var credentials = OssCredentials.find(settings, session);
    var limits = settings.limits();
    var messages = new OssWire();
    var service =
        new Service(
            endpoint.base() + " " + credentials.keyId(),
            endpoint.base(),
            messages.wire(),
            new OssSigner(endpoint, credentials, settings.signature()),
            messages,
            new Limit(
                limits.requestsPerSecond(), limits.requestsPerSecond(), limits.concurrency()));
    return session.clients().client(api, service);
  }

  @Override
  public Calls calls(
      Kind<?> kind,
      Record settings,
      Session session,
      KindReader.Wish wish,
      Value.Fields fields,
      Set<String> changed) {
    return Calls.usual(
        wish, new Calls.Together(((Provider) settings).limits().requestsPerSecond()));
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
    return new OssEmulator(world);
  }
}
