package dev.weir.bench;

import com.google.common.graph.Graph;
import dev.weir.engine.Providers;
import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.kind.ValueJson;
import dev.weir.ledger.Entry;
import dev.weir.ledger.Ledger;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Dependencies;
import dev.weir.plan.Keys;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanInput;
import dev.weir.plan.PlanInput.LiveObject;
import dev.weir.plan.PlanInput.Scope;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.Planner;
import dev.weir.plan.Steps;
import dev.weir.render.PlanDocument;
import dev.weir.render.PlanJson;
import dev.weir.render.PlanText;
import dev.weir.render.Style;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From what is declared and what is live to a plan, its steps, and its text. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
public class PlanBenchmark {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  /** Of so many channels, somebody has changed one. */
  private static final int CHANGED = 10;

  @Param({"1000", "10000", "100000"})
  int size;

  private Manifests references;
  private PlanInput input;
  private Plan plan;
  private PlanDocument document;

  /** Reads the estates, and makes what is live of what is declared. */
  @Setup
  public void setUp() throws IOException {
    references = Sample.load(Estate.RELAYS, size);
    var manifests = Sample.load(Estate.CHANNELS, size);
    Map<Address, String> scopes =
        manifests.providers().keySet().stream()
            .collect(Collectors.toMap(address -> address, Address::name));
    var keys = new Keys(manifests, scopes);
    var live = new HashMap<ObjectKey, LiveObject>();
    var entries = new LinkedHashMap<Address, Entry>();
    for (var declared : manifests.resources().values()) {
      var key = keys.of(declared);
      var values = declared.kind().normalise(declared.spec());
      var told = live.size() % CHANGED == 0 ? changed(values) : values;
      live.put(key, new LiveObject(declared.kind(), key, told, Optional.empty()));
      entries.put(declared.address(), entry(declared, key, values));
    }
    input =
        new PlanInput(
            manifests,
            new Ledger("bench", 1, entries, List.of()),
            Providers.installed(),
            live,
            scopes,
            Map.of(),
            Set.copyOf(live.keySet().stream().map(Scope::of).toList()),
            List.of(),
            _ -> Value.Unknown.UNKNOWN,
            PlanOptions.converge(),
            NOW);
    plan = diff();
    if (plan.effective().size() != size / CHANGED) {
      throw new IllegalStateException("changes: " + plan.effective().size());
    }
    document = document();
  }

  private static Value.Fields changed(Value.Fields values) {
    return values.with("description", new Value.Text("Changed by hand"));
  }

  private static Entry entry(Declared declared, ObjectKey key, Value.Fields base) {
    return new Entry(
        declared.address(),
        key,
        declared.provider(),
        Entry.Origin.CREATED,
        "event.yaml",
        false,
        false,
        List.of(),
        ValueJson.write(base),
        ValueJson.write(Value.Fields.empty(base.shape())),
        Optional.empty());
  }

  /** Matches and compares everything, a tenth of it changed. */
  @Benchmark
  public Plan diff() {
    return Planner.plan(input);
  }

  /** What needs what, and an order that respects it: nine of ten refer to another one. */
  @Benchmark
  public List<Address> graphOfReferences() {
    return Dependencies.of(references).inOrder();
  }

  /** The steps of a plan. */
  @Benchmark
  public Graph<Steps.Step> graphOfSteps() {
    return Steps.of(plan);
  }

  /** A plan as a document. */
  @Benchmark
  public PlanDocument document() {
    return PlanDocument.of(plan, PlanOptions.Goal.CONVERGE, "bench", NOW);
  }

  /** The document as text. */
  @Benchmark
  public String renderText() {
    return PlanText.of(document, Style.PLAIN);
  }

  /** The document as JSON. */
  @Benchmark
  public String renderJson() {
    return new PlanJson().write(document);
  }
}
