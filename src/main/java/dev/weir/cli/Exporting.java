package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.engine.Inventory;
import dev.weir.engine.Inventory.Item;
import dev.weir.export.Export;
import dev.weir.export.Filing;
import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import dev.weir.ledger.Entry;
import dev.weir.ledger.Ledger;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Input;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what is live and writes manifests for it.
 *
 * @param input where the manifests of the workspace come from
 */
record Exporting(Terminal terminal, Workspace workspace, Input input, Order order) {

  private static final int MOST_LINES = 20;

  /**
   * What is to be exported, and how.
   *
   * @param unmanaged only what neither manifests nor ledger know
   * @param folder where files go; empty for standard output
   * @param secretFiles whether secrets go into files
   * @param force whether files may be overwritten
   */
  record Order(
      Inventory.Question question,
      boolean unmanaged,
      Optional<Path> folder,
      Filing.Manner manner,
      boolean secretFiles,
      boolean force) {}

  int run() {
    var folder = order.folder();
    boolean inside = folder.map(this::isInside).orElse(false);
    try (var inventory = workspace.inventory()) {
      var ledger = inside || order.unmanaged() ? workspace.readLedger() : Ledger.empty("");
      var declared = inventory.declared(workspace.manifests());
      var there =
          inventory.take(workspace.manifests(), order.question(), new CensusProgress(terminal));
      var items = wanted(there.items(), declared, ledger, inside);
      var export = export(items, ledger, inside);
      tell(there, export, items.size() < there.items().size());
      if (!items.isEmpty()) {
        folder.ifPresentOrElse(target -> write(export, target, inside), () -> print(export));
      }
      return code(there, export);
    }
  }

  /** Whether what is written there belongs to the stack that was read. */
  private boolean isInside(Path folder) {
    var root = workspace.root();
    return !input.paths().contains("-")
        && folder.startsWith(root)
        && workspace
            .manifests()
            .read()
            .covers(root.relativize(folder.resolve("x.yaml")).toString().replace('\\', '/'));
  }

  /** What is declared already cannot be declared again in the same stack. */
  private List<Item> wanted(
      List<Item> items, Map<ObjectKey, Declared> declared, Ledger ledger, boolean inside) {
    var known = new HashSet<ObjectKey>();
    if (inside || order.unmanaged()) {
      known.addAll(declared.keySet());
    }
    if (order.unmanaged()) {
      ledger.entries().values().stream().map(Entry::key).forEach(known::add);
    }
    return items.stream().filter(item -> !known.contains(item.key())).toList();
  }

  private Export export(List<Item> items, Ledger ledger, boolean inside) {
    var manifests = workspace.manifests();
    var taken = new HashSet<Address>();
    if (inside || order.unmanaged()) {
      taken.addAll(manifests.resources().keySet());
      taken.addAll(ledger.entries().keySet());
    }
    var used = items.stream().map(Item::provider).collect(Collectors.toSet());
    var accounts =
        manifests.providers().values().stream().filter(d -> used.contains(d.address())).toList();
    boolean withAccounts = order.folder().isPresent() ? !inside : !order.unmanaged();
    return Export.of(
        items,
        accounts,
        new Export.Wish(
            taken,
            inside ? Optional.of(input) : Optional.empty(),
            withAccounts ? accounts : List.of(),
            order.secretFiles(),
            terminal.surroundings().clock().instant()),
        workspace.providers());
  }

  private void print(Export export) {
    var sheets = new Filing(Filing.Manner.ONE_FILE, SchemaFile.NAME).files(export).values();
    sheets.forEach(sheet -> terminal.print(sheet.text()));
    secrets(export.secrets());
  }

  private void write(Export export, Path folder, boolean inside) {
    var root = inside ? workspace.root() : folder;
    var schema = folder.relativize(root.resolve(SchemaFile.NAME)).toString().replace('\\', '/');
    var sheets = new Filing(order.manner(), schema).files(export);
    checkOurs(sheets.keySet(), folder);
    var files = new LinkedHashMap<String, String>();
    sheets.forEach((name, sheet) -> files.put(name, sheet.text()));
    var secrets = secretFiles(export);
    var into = new NewFiles(root, order.force());
    into.checkNew(List.copyOf(secrets.keySet()));
    new NewFiles(folder, order.force()).write(files);
    writeBeside(root);
    if (!secrets.isEmpty()) {
      into.writePrivately(secrets);
    }
    terminal.say(
        "Exported %s into %s:\n"
            .formatted(count(export.count(), "resource"), terminal.near(folder)));
    sheets.entrySet().stream()
        .limit(MOST_LINES)
        .forEach(entry ->
            terminal.say(
                "  %s (%s)\n"
                    .formatted(entry.getKey(), count(entry.getValue().documents(), "document"))));
    if (sheets.size() > MOST_LINES) {
      terminal.say("  and %d more files\n".formatted(sheets.size() - MOST_LINES));
    }
    secrets(export.secrets());
    next(terminal.near(folder));
  }

  /** A manifest of this very stack says things that no provider tells. */
  private void checkOurs(Set<String> names, Path folder) {
    var root = workspace.root();
    var read = workspace.manifests().read().files();
    for (var name : names) {
      var file = folder.resolve(name);
      boolean ours =
          file.startsWith(root)
              && read.contains(root.relativize(file).toString().replace('\\', '/'));
      if (ours) {
        throw new Refused(
            Diagnostic.error(
                    "exists", "`%s` is one of the manifests that were read".formatted(file))
                .hint("export into another folder and compare, or remove the file first"));
      }
    }
  }

  /** The schema that the files name, and what keeps Git from secrets and from our own folder. */
  private void writeBeside(Path root) {
    var files = new LinkedHashMap<String, String>();
    if (Files.notExists(root.resolve(SchemaFile.NAME))) {
      files.put(SchemaFile.NAME, SchemaFile.text());
    }
    if (order.secretFiles() && Files.notExists(root.resolve("secrets/.gitignore"))) {
      files.put("secrets/.gitignore", "*\n");
    }
    new NewFiles(root, false).write(files);
  }

  private Map<String, String> secretFiles(Export export) {
    var files = new LinkedHashMap<String, String>();
    if (order.secretFiles()) {
      export.secrets().forEach(use -> files.put(use.source().name(), use.secret().reveal()));
    }
    return files;
  }

  private void next(Path folder) {
    var shown = folder.toString().isEmpty() ? "." : folder.toString();
    var sandbox =
        workspace.sandboxFolder().map(data -> " --sandbox-data " + terminal.near(data)).orElse("");
    terminal.say(
        """

        Next:
          weir validate %s
          weir adopt%s '*.*' %s    takes over what is exported; no call changes it
          weir plan%s %s           has nothing to change then
        """
            .formatted(shown, sandbox, shown, sandbox, shown));
  }

  private void tell(Inventory.Holdings there, Export export, boolean leftOut) {
    var told = new ArrayList<Diagnostic>();
    there
        .unread()
        .forEach((document, why) ->
            told.add(
                Diagnostic.error(
                        "account-not-read",
                        "`%s` could not be read: %s".formatted(document, why.message()))
                    .about(document)
                    .hint(why.hint().orElse("what could be read of the others is exported"))));
    told.addAll(there.gaps());
    told.addAll(export.warnings());
    terminal.tell(told);
    if (export.drafts().isEmpty() && there.unread().isEmpty()) {
      terminal.say(
          leftOut ? "Everything that is live is known already.\n" : "Nothing is live there.\n");
    }
  }

  private void secrets(List<Export.SecretUse> uses) {
    if (uses.isEmpty()) {
      return;
    }
    if (order.secretFiles()) {
      terminal.say(
          "\nSecrets: %s in secrets/, for you alone to read and kept out of Git\n"
              .formatted(count(uses.size(), "file")));
      return;
    }
    terminal.say("\nSecrets: set %s before a plan\n".formatted(count(uses.size(), "variable")));
    uses.stream()
        .limit(MOST_LINES)
        .forEach(use ->
            terminal.say(
                "  %s    %s of %s\n".formatted(use.source().name(), use.path(), use.address())));
    if (uses.size() > MOST_LINES) {
      terminal.say(
          "  and %d more: the files name them all; --secret-files writes them down\n"
              .formatted(uses.size() - MOST_LINES));
    }
  }

  private static String count(long number, String what) {
    return number == 1 ? "1 " + what : number + " " + what + "s";
  }

  private static int code(Inventory.Holdings there, Export export) {
    boolean partial = !there.unread().isEmpty();
    if (export.count() == 0) {
      return partial || !there.gaps().isEmpty() || !export.drafts().isEmpty()
          ? ExitCode.ERROR
          : ExitCode.SUCCESS;
    }
    return partial ? ExitCode.PARTIAL : ExitCode.SUCCESS;
  }
}
