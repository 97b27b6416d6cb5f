package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.RemoteFailure;
import dev.weir.diag.Source;
import dev.weir.engine.Checkup;
import dev.weir.engine.EngineSettings;
import dev.weir.engine.Providers;
import dev.weir.http.ApiClients;
import dev.weir.kind.Scalars;
import dev.weir.kind.Sealer;
import dev.weir.ledger.LedgerStore;
import dev.weir.manifest.Input;
import dev.weir.manifest.Loaded;
import dev.weir.manifest.ManifestLoader;
import dev.weir.manifest.Manifests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Examines one stack.
 *
 * @param root the folder that its manifests stand under
 * @param input how they are read
 */
record StackDoctor(
    Terminal terminal, SandboxChoice choice, Providers providers, Path root, Input input) {

  /** A clock that is off by more makes signatures stale sooner, and windows begin late. */
  private static final Duration MOST_SKEW = Duration.ofMinutes(1);

  private static final int HEADER_LINES = 5;

  /**
   * Looks at everything around the manifests.
   *
   * @param claims takes what the stack says is its own
   * @param thoroughly whether accounts are asked too
   */
  void examine(Findings findings, Claims claims, boolean thoroughly) {
    var loaded = new ManifestLoader(providers).load(input);
    if (loaded.hasErrors()) {
      var errors = loaded.diagnostics().stream().filter(Diagnostic::isError).toList();
      findings.wrong(
          "manifests",
          errors.getFirst().message()
              + (errors.size() > 1 ? " (and %d more)".formatted(errors.size() - 1) : ""),
          "`weir validate " + terminal.near(root) + "` tells all of it");
      return;
    }
    var manifests = loaded.manifests();
    findings.well(
        "manifests",
        "valid, resources %d, files %d, accounts %d"
            .formatted(
                manifests.resources().size(),
                loaded.sources().size(),
                manifests.providers().size()));
    schemas(loaded, findings);
    if (!choice.isChosen()) {
      examine(manifests, findings, claims, thoroughly, Optional.empty());
      return;
    }
    try (var sandbox = PrivateSandbox.forgetful(manifests, providers, terminal)) {
      examine(manifests, findings, claims, thoroughly, Optional.of(sandbox));
    }
  }

  private void examine(
      Manifests manifests,
      Findings findings,
      Claims claims,
      boolean thoroughly,
      Optional<PrivateSandbox> sandbox) {
    var checkup = checkup(sandbox);
    checkup.keys(manifests).forEach((key, one) -> claims.claim(root, key, one.address()));
    if (thoroughly) {
      secrets(checkup, manifests, findings);
      checkup.accounts(manifests).forEach(health -> account(health, findings));
    }
    ledger(manifests, findings, claims);
  }

  private Checkup checkup(Optional<PrivateSandbox> sandbox) {
    var here = terminal.surroundings();
    var random = new Random();
    var settings =
        new EngineSettings(
            providers,
            new ApiClients(here.clock(), _ -> {}, random, terminal.trace()),
            here::variable,
            root,
            module -> sandbox.flatMap(running -> running.access(module)),
            new Sealer("looks only".getBytes(StandardCharsets.UTF_8)),
            _ -> {},
            here.clock(),
            _ -> {});
    return new Checkup(
        settings, times -> ApiClients.examining(here.clock(), random, terminal.trace(), times));
  }

  private void secrets(Checkup checkup, Manifests manifests, Findings findings) {
    var missing = checkup.missing(manifests);
    missing.forEach((source, address) ->
        findings.wrong(
            "secrets",
            "%s is not to be had, which %s needs".formatted(source.name(), address),
            switch (source.from()) {
              case ENV -> "set the variable " + source.name();
              case FILE -> "write the secret into " + root.resolve(source.name());
              case VARIABLE -> "set the variable WEIR_VAR_" + source.name();
            }));
    if (missing.isEmpty()) {
      findings.well("secrets", "all that the manifests name are there");
    }
  }

  private void account(Checkup.Health health, Findings findings) {
    var document = health.document();
    health
        .missing()
        .ifPresent(why ->
            findings.wrong("credentials", document + ": " + why.message(), fix(why, "set them")));
    health
        .failure()
        .ifPresent(failure -> {
          var why = failure.diagnostic();
          boolean refused = failure.category() == RemoteFailure.Category.REFUSED;
          findings.wrong(
              refused ? "credentials" : "account",
              document + ": " + why.message(),
              fix(why, refused ? "use a key that is valid and may read" : advice(failure)));
        });
    if (health.missing().isEmpty() && health.failure().isEmpty()) {
      findings.well("credentials", document + ": there, and accepted");
    }
    health.ahead().ifPresent(ahead -> clock(document.toString(), ahead, findings));
  }

  private static String fix(Diagnostic why, String otherwise) {
    return why.hint().orElse(otherwise);
  }

  private static String advice(RemoteFailure failure) {
    return switch (failure.category()) {
      case UNAVAILABLE -> "check the endpoint, and that this machine may reach it";
      case CLOCK -> "set this machine's clock";
      case NOT_FOUND -> "check the names in the Provider document";
      case THROTTLED, BUSY -> "run again later";
      case REFUSED, INVALID, EXISTS -> "check the Provider document";
    };
  }

  private static void clock(String document, Duration ahead, Findings findings) {
    if (ahead.abs().compareTo(MOST_SKEW) <= 0) {
      findings.well("clock", document + ": within a minute of ours");
      return;
    }
    findings.wrong(
        "clock",
        "%s: ours is %s %s"
            .formatted(
                document,
                Scalars.write(Duration.ofSeconds(ahead.abs().toSeconds())),
                ahead.isNegative() ? "ahead" : "behind"),
        "set this machine's clock, for instance with an NTP service");
  }

  private void ledger(Manifests manifests, Findings findings, Claims claims) {
    try {
      var store = new Ledgers(terminal, folder()).of(manifests, choice.isChosen(), lease());
      var ledger = store.read();
      ledger.entries().values().forEach(entry -> claims.claim(root, entry.key(), entry.address()));
      var doubt = store.doubt(ledger);
      if (doubt.isPresent()) {
        findings.wrong("ledger", doubt.get(), "bring it back, or `weir recover`");
      } else {
        findings.well(
            "ledger",
            "%s can be read, resources %d"
                .formatted(near(store.describe()), ledger.entries().size()));
      }
      lock(store, findings);
    } catch (Refused refused) {
      findings.wrong("ledger", refused.diagnostics().getFirst(), "check the Stack's `ledger`");
    }
  }

  /** A local ledger by its path from here. */
  private String near(String place) {
    var here = terminal.surroundings().currentFolder() + "/";
    return place.startsWith(here) ? place.substring(here.length()) : place;
  }

  private static Duration lease() {
    return LockOptions.USUAL_LEASE;
  }

  private void lock(LedgerStore store, Findings findings) {
    var now = terminal.surroundings().clock().instant();
    var holder = store.holder();
    if (holder.isEmpty()) {
      findings.well("lock", "nobody holds it");
      return;
    }
    findings.wrong(
        "lock",
        "held: " + holder.get().describe(now),
        holder.get().isStale(now)
            ? "its run is over: `weir state unlock " + terminal.near(root) + "`"
            : "wait for that run, or end it; `weir state lock` tells who it is");
  }

  /** Where a local ledger would be; the folder is not made. */
  private Path folder() {
    var home = root.resolve(".weir");
    return choice
        .data
        .map(terminal.surroundings().currentFolder()::resolve)
        .orElse(choice.isChosen() ? home.resolve("sandbox") : home);
  }

  /** Whether the schemas that manifests name are there, and those of this version. */
  private void schemas(Loaded loaded, Findings findings) {
    var named = new TreeMap<Path, TreeSet<String>>();
    for (var source : loaded.sources()) {
      header(source)
          .ifPresent(reference -> {
            var file = terminal.surroundings().currentFolder().resolve(source.name());
            named
                .computeIfAbsent(file.resolveSibling(reference).normalize(), _ -> new TreeSet<>())
                .add(terminal.near(file).toString());
          });
    }
    var current = SchemaFile.schemas(providers).files();
    boolean well = true;
    for (var schema : named.entrySet()) {
      var name = String.valueOf(schema.getKey().getFileName());
      var text = current.get(name);
      if (text == null) {
        continue;
      }
      var fix = "`weir schema --write " + terminal.near(schema.getKey().resolveSibling("")) + "`";
      var near = terminal.near(schema.getKey());
      if (Files.notExists(schema.getKey())) {
        well = false;
        findings.wrong(
            "schema", near + " is not there, which " + schema.getValue().first() + " names", fix);
      } else if (!text.equals(content(schema.getKey()))) {
        well = false;
        findings.wrong("schema", near + " is of another version of Weir", fix);
      }
    }
    if (well) {
      findings.well(
          "schema",
          named.isEmpty()
              ? "no manifest names one"
              : "what manifests name is there, and of this version");
    }
  }

  /** The local schema that a first line names. */
  private static Optional<String> header(Source source) {
    for (int i = 1; i <= HEADER_LINES; i++) {
      var line = source.line(i);
      if (line.filter(text -> text.startsWith(SchemaFile.HEADER)).isPresent()) {
        return line.map(text -> text.substring(SchemaFile.HEADER.length()).strip())
            .filter(text -> !text.isEmpty() && !text.contains("://"));
      }
    }
    return Optional.empty();
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException _) {
      return "";
    }
  }
}
