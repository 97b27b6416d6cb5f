package dev.weir.provider.aliyunlive;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Kind;
import dev.weir.kind.Passage;
import dev.weir.kind.Value;
import dev.weir.provider.CallbackDesk;
import dev.weir.provider.Calls;
import dev.weir.provider.Catalogue;
import dev.weir.provider.Conditions;
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
import dev.weir.provider.aliyunlive.LiveConnection.Group;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Alibaba Cloud ApsaraVideo Live: recording. */
public final class AliyunLiveModule implements ProviderModule {

  static final String NAME = "aliyun-live";
  static final String API_VERSION = NAME + "/v1";
  static final String DECISION = API_VERSION + "/RecordDecision";

  /** Read when first asked for, since the module itself must cost nothing. */
  private static final class Kinds {
    static final Kind<Provider> SETTINGS = Kind.of(Provider.class);

    /** A rule that asks a callback records nothing before there is one to ask. */
    static final Kind<RecordRule> RULE =
        Kind.of(RecordRule.class)
            .movedBy(Passage.windowTo("endTime"))
            .needing(
                new Kind.Implied(
                    "RecordNotification",
                    List.of("domain"),
                    spec -> spec.text("onDemand").equals("callback")))
            .checkedBy(RuleChecks::check)
            .normalisedBy(RuleForm::of);

    static final Kind<RecordNotification> NOTIFICATION =
        Kind.of(RecordNotification.class)
            .checkedBy(NotificationChecks::check)
            .normalisedBy(NotificationForm::of);

    static final Kind<RecordDecision> ANSWERS = Kind.of(RecordDecision.class);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Kind<?> settings() {
    return Kinds.SETTINGS;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Kinds.RULE, Kinds.NOTIFICATION);
  }

  @Override
  public List<Kind<?>> localKinds() {
    return List.of(Kinds.ANSWERS);
  }

  /** The account's name: a domain belongs to one account, but a stack may work with several. */
  @Override
  public String scope(Record settings) {
    return ((Provider) settings).account();
  }

  @Override
  public List<KindReader<?>> readers(Record settings, Session session) {
    var connection = new LiveConnection((Provider) settings, session);
    return List.of(rules(connection), notifications(connection));
  }

  private static RuleReader rules(LiveConnection connection) {
    var settings = connection.settings();
    return new RuleReader(
        Kinds.RULE, settings.account(), book(connection), online(connection), settings.domains());
  }

  private static RuleBook book(LiveConnection connection) {
    var api = connection.client(LiveReads.class, Group.READ_RULES);
    return new RuleBook(api, connection.settings().limits().concurrency());
  }

  private static OnlineStreams online(LiveConnection connection) {
    return new OnlineStreams(connection.client(LiveReads.class, Group.READ_STREAMS));
  }

  private static NotificationReader notifications(LiveConnection connection) {
    var settings = connection.settings();
    return new NotificationReader(
        Kinds.NOTIFICATION,
        settings.account(),
        connection.client(LiveReads.class, Group.READ_NOTIFICATIONS),
        online(connection),
        settings.domains(),
        settings.limits().concurrency());
  }

  @Override
  public List<KindWriter<?>> writers(Record settings, Session session) {
    var connection = new LiveConnection((Provider) settings, session);
    var settled = new Settled(session.clients().sleeper());
    return List.of(
        new RuleWriter(
            Kinds.RULE,
            connection.client(LiveApi.class, Group.WRITE_RULES),
            rules(connection).book(),
            settled),
        new NotificationWriter(
            Kinds.NOTIFICATION,
            connection.client(LiveApi.class, Group.WRITE_NOTIFICATIONS),
            notifications(connection),
            settled));
  }

  @Override
  public List<Inquiry> inquiries(Record settings, Session session) {
    var connection = new LiveConnection((Provider) settings, session);
    return List.of(
        new RuleStatuses(Kinds.RULE, new RulesOnAir(online(connection), book(connection))),
        new IndexFiles(Kinds.RULE, connection.client(LiveReads.class, Group.READ_INDEXES)),
        new RuleContents(Kinds.RULE, connection.client(LiveReads.class, Group.READ_CONTENT)));
  }

  @Override
  public List<Errand> errands(Record settings, Session session) {
    var connection = new LiveConnection((Provider) settings, session);
    var book = rules(connection).book();
    return List.of(
        new IndexMaking(Kinds.RULE, connection.client(LiveApi.class, Group.MAKE_INDEXES), book),
        new RuleCommands(
            Kinds.RULE, connection.client(LiveApi.class, Group.COMMAND), book, online(connection)));
  }

  @Override
  public Lack lacks(Operation operation, Kind<?> kind, Record settings) {
    return RecordLacks.of(operation, kind.name());
  }

  @Override
  public void check(Catalogue catalogue, Instant now, Catalogue.Findings findings) {
    new StackChecks(catalogue, now, findings).run();
    new DecisionChecks(catalogue, findings).run();
  }

  @Override
  public List<Diagnostic> check(Catalogue catalogue, Conditions conditions) {
    return Decisions.problems(catalogue.local(DECISION), conditions);
  }

  @Override
  public List<StreamPoint> explain(Catalogue catalogue, StreamInquiry about) {
    return new RecordingStory(catalogue, about).points();
  }

  @Override
  public Optional<CallbackDesk> callbacks(CallbackDesk.Setup setup) {
    return RecordDesk.of(setup);
  }

  @Override
  public List<EventPoint> rehearse(Catalogue catalogue, EventInquiry event) {
    return new RecordingRehearsal(catalogue, event).points();
  }

  @Override
  public Calls calls(
      Kind<?> kind,
      Record settings,
      Session session,
      KindReader.Wish wish,
      Value.Fields fields,
      Set<String> changed) {
    return RecordCalls.of(kind, (Provider) settings, wish, fields);
  }

  @Override
  public Emulator emulator(World world) {
    return new LiveEmulator(world);
  }
}
