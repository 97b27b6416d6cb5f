package dev.weir.provider.aliyunlive;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import dev.weir.provider.CallbackDesk;
import dev.weir.provider.Catalogue.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers the service's questions whether to record, and takes what it tells of recordings. */
final class RecordDesk implements CallbackDesk {

  private static final int OK = 200;
  private static final int FORBIDDEN = 403;

  private final Decisions decisions;

  /** The signature that a domain's events carry; empty where they carry none. */
  private final Map<String, Optional<EventSignature>> domains;

  private final List<Diagnostic> notes;
  private final RecentEvents recent = new RecentEvents();

  private RecordDesk(
      Decisions decisions, Map<String, Optional<EventSignature>> domains, List<Diagnostic> notes) {
    this.decisions = decisions;
    this.domains = Map.copyOf(domains);
    this.notes = List.copyOf(notes);
  }

  /**
   * The desk for what is declared; empty when nothing is.
   *
   * @throws dev.weir.diag.Refused when a decision is no condition, or a key is not to be had
   */
  static Optional<CallbackDesk> of(Setup setup) {
    var notifications = new DeclaredRules(setup.declared()).notifications();
    var documents = setup.declared().local(AliyunLiveModule.DECISION);
    if (notifications.isEmpty() && documents.isEmpty()) {
      return Optional.empty();
    }
    var notes = new ArrayList<Diagnostic>();
    if (documents.isEmpty()) {
      notes.add(
          Diagnostic.warning(
                  "no-decision", "no `RecordDecision` is declared: every stream is recorded")
              .hint("declare one, with `apiVersion: aliyun-live/v1`"));
    }
    var domains = new HashMap<String, Optional<EventSignature>>();
    for (var notification : notifications) {
      domains.put(notification.spec().text("domain"), signature(notification, setup, notes));
    }
    var decisions = Decisions.of(documents, setup.conditions());
    return Optional.of(new RecordDesk(decisions, domains, notes));
  }

  private static Optional<EventSignature> signature(
      Resource notification, Setup setup, List<Diagnostic> notes) {
    var spec = notification.spec();
    var url = spec.text("notifyUrl").isEmpty() ? spec.text("onDemandUrl") : spec.text("notifyUrl");
    var key =
        spec.get("notifyReqAuth").equals(new Value.Truth(true))
            ? setup.secrets().of(notification.address(), "notifyAuthKey")
            : Optional.<Secret>empty();
    if (key.isEmpty()) {
      notes.add(
          Diagnostic.warning(
                  "events-unsigned",
                  "events of domain `%s` are not signed: whoever reaches this service can send them"
                      .formatted(spec.text("domain")))
              .about(notification.address())
              .hint("set `notifyReqAuth: true` and a `notifyAuthKey`"));
    }
    return key.map(secret -> EventSignature.of(url, secret, setup.skew()));
  }

  @Override
  public List<Diagnostic> notes() {
    return notes;
  }

  @Override
  public Optional<Reply> take(Call call, Instant now) {
    return call.method().equals("POST")
        ? RecordEvent.read(call.body()).map(event -> event(event, call, now))
        : Question.of(call.parameters()).map(this::answer);
  }

  private Reply answer(Question question) {
    var decided = decisions.decide(question);
    var answer = decided.answer();
    var facts = new LinkedHashMap<String, Object>();
    facts.put("domain", question.domain());
    facts.put("app", question.app());
    facts.put("stream", question.stream());
    question.bitrate().ifPresent(kilobits -> facts.put("bitrate", kilobits));
    question.codec().ifPresent(codec -> facts.put("codec", codec));
    facts.put("record", answer.record());
    if (!answer.formats().isEmpty()) {
      facts.put("formats", answer.formats());
    }
    if (!answer.intervals().isEmpty()) {
      facts.put("intervals", answer.intervals());
    }
    facts.put("cause", decided.cause().word());
    decided.document().ifPresent(address -> facts.put("document", address.toString()));
    if (decided.rule() >= 0) {
      facts.put("rule", decided.rule());
    }
    decided.problem().ifPresent(problem -> facts.put("problem", problem));
    var outcome = (answer.record() ? "record-" : "skip-") + decided.cause().word();
    return new Reply(OK, answer.json(), new Happened("decision", outcome, false, facts, () -> {}));
  }

  private Reply event(RecordEvent event, Call call, Instant now) {
    var signature = domains.get(event.domain());
    if (signature == null) {
      return refused(
          event, "unknown-domain", "no RecordNotification of this domain is declared here");
    }
    var fault = signature.flatMap(expected -> expected.check(call, now));
    return fault.isPresent()
        ? refused(event, fault.get().word(), "the signature is missing, wrong or out of its time")
        : taken(event, signature.isPresent());
  }

  private Reply taken(RecordEvent event, boolean signed) {
    var facts = new LinkedHashMap<>(event.facts());
    facts.put("signed", signed);
    boolean again = event.identity().filter(recent::contains).isPresent();
    if (again) {
      facts.put("duplicate", true);
    }
    var outcome = again ? "duplicate" : event.word();
    Runnable kept = () -> event.identity().ifPresent(recent::keep);
    return new Reply(OK, "", new Happened(event.type(), outcome, true, facts, kept));
  }

  private static Reply refused(RecordEvent event, String outcome, String message) {
    var facts = new LinkedHashMap<>(event.facts());
    facts.put("refused", outcome);
    var body = LiveCodec.JSON.createObjectNode().put("error", message).toString();
    return new Reply(FORBIDDEN, body, new Happened(event.type(), outcome, false, facts, () -> {}));
  }
}
