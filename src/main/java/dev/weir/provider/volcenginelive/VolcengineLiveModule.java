package dev.weir.provider.volcenginelive;

import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import dev.weir.provider.Calls;
import dev.weir.provider.Catalogue;
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

/** Volcengine Live: sources that its domains pull streams from. */
public final class VolcengineLiveModule implements ProviderModule {

  @Override
  public String name() {
    return "volcengine-live";
  }

  @Override
  public Kind<?> settings() {
    return LiveKinds.ACCOUNT;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(LiveKinds.GROUP, LiveKinds.FIXED);
  }

  /**
   * The name the user gives the account, which outlives its access keys. Neither endpoint nor key
   * would do: both may change while every object stays what it is.
   */
  @Override
  public String scope(Record settings) {
    return ((Provider) settings).account();
  }

  @Override
  public List<KindReader<?>> readers(Record settings, Session session) {
    var provider = (Provider) settings;
    var clients = LiveClients.of(provider, session);
    int concurrency = provider.limits().concurrency();
    return List.of(
        new RelayGroupReader(
            vhosts(clients), orders(clients), holdings(clients), provider.account(), concurrency),
        new FixedRelayReader(listing(clients), holdings(clients), provider.account(), concurrency));
  }

  @Override
  public List<KindWriter<?>> writers(Record settings, Session session) {
    var clients = LiveClients.of((Provider) settings, session);
    return List.of(
        new RelayGroupWriter(
            clients.api("UpdateRelaySourceV3"),
            clients.api("DeleteRelaySourceV3"),
            vhosts(clients),
            orders(clients),
            new Patience(session.clients().sleeper())),
        new FixedRelayWriter(
            clients.api("CreateRelaySourceV4"),
            clients.api("UpdateRelaySourceV4"),
            clients.api("DeleteRelaySourceV4"),
            listing(clients)));
  }

  private static Vhosts vhosts(LiveClients clients) {
    return new Vhosts(clients.reads("DescribeRelaySourceV3"), holdings(clients));
  }

  private static FixedListing listing(LiveClients clients) {
    return new FixedListing(clients.reads("ListRelaySourceV4"), holdings(clients));
  }

  private static Holdings holdings(LiveClients clients) {
    return new Holdings(clients.reads("ListDomainDetail"));
  }

  private static DeclaredOrders orders(LiveClients clients) {
    return new DeclaredOrders(clients.session().declared(), clients.settings().account());
  }

  @Override
  public List<Inquiry> inquiries(Record settings, Session session) {
    var provider = (Provider) settings;
    var clients = LiveClients.of(provider, session);
    return List.of(
        new RelayGroupStatuses(),
        new FixedRelayStatuses(listing(clients), provider.limits().concurrency()));
  }

  @Override
  public Lack lacks(Operation operation, Kind<?> kind, Record settings) {
    return RelayLacks.of(operation, kind.name());
  }

  @Override
  public void check(Catalogue catalogue, Instant now, Catalogue.Findings findings) {
    StackChecks.of(catalogue, findings).run(now);
  }

  @Override
  public Calls calls(
      Kind<?> kind,
      Record settings,
      Session session,
      KindReader.Wish wish,
      Value.Fields fields,
      Set<String> changed) {
    return RelayCalls.of(kind, ((Provider) settings).limits().requestsPerSecond(), wish);
  }

  @Override
  public List<StreamPoint> explain(Catalogue catalogue, StreamInquiry about) {
    return new RelayStory(catalogue, about).points();
  }

  @Override
  public List<EventPoint> rehearse(Catalogue catalogue, EventInquiry event) {
    return new RelayRehearsal(catalogue, event).points();
  }

  @Override
  public Emulator emulator(World world) {
    return new LiveEmulator(world);
  }
}
