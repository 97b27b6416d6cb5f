package dev.weir.history;

import com.google.common.hash.Hashing;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.Suggestion;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records of a stack's runs: a folder with a file for each.
 *
 * @param folder where they are; made with the first one
 * @param stack the stack's name; records of other stacks in the same folder are passed over
 * @param clock tells when a run begins
 */
public record RunStore(Path folder, String stack, InstantSource clock) {

  /** The word that stands for the id of the latest run. */
  public static final String LAST = "last";

  private static final String END = ".jsonl";
  private static final String SUFFIXES = "bcdefghijkmnpqrstuvwxyz";
  private static final int DIGEST_DIGITS = 16;
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("uuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /**
   * Begins the record of a run that is about to do what a plan says.
   *
   * @param manifests what it was planned from
   * @param what {@code apply}, {@code destroy} and so on
   * @param by who runs it
   * @param commit the Git commit of the manifests' folder, if it is known
   */
  public RunLog begin(
      Plan plan, Manifests manifests, String what, String by, Optional<String> commit) {
    var secrets = List.copyOf(SecretSources.of(manifests));
    var changes = plan.effective().stream().map(RecordedChange::of).map(RunJson::change).toList();
    var now = clock.instant();
    try {
      Files.createDirectories(folder);
      return begin(
          now,
          id -> new RunHeader(id, now, by, stack, what, commit, digest(changes), secrets),
          changes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a header with an id. */
  @FunctionalInterface
  private interface Header {
    RunHeader with(String id);
  }

  /** Two runs that begin in the same second have ids that differ in a letter. */
  private RunLog begin(Instant now, Header header, List<ObjectNode> changes) throws IOException {
    var id = ID.format(now);
    for (int i = -1; i < SUFFIXES.length(); i++) {
      var unique = i < 0 ? id : id + SUFFIXES.charAt(i);
      try {
        var file =
            FileChannel.open(
                folder.resolve(unique + END),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
        return new RunLog(header.with(unique), changes, file, clock);
      } catch (FileAlreadyExistsException _) {
        // Another run began in this second.
      }
    }
    throw new IOException("too many runs began at " + now);
  }

  private static String digest(List<ObjectNode> changes) {
    var hasher = Hashing.sha256().newHasher();
    changes.forEach(change -> hasher.putString(change.toString(), StandardCharsets.UTF_8));
    return hasher.hash().toString().substring(0, DIGEST_DIGITS);
  }

  /** All records of this stack, the earliest first. */
  public List<RunRecord> all() {
    var records = new ArrayList<RunRecord>();
    for (var file : files()) {
      var record = read(file);
      if (record.header().stack().equals(stack)) {
        records.add(record);
      }
    }
    return records;
  }

  private List<Path> files() {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> name(file).endsWith(END)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static RunRecord read(Path file) {
    try {
      return RunReader.read(Files.readString(file));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new Refused(
          Diagnostic.error(
                  "run-unreadable", "cannot read the record `" + file + "`: " + e.getMessage())
              .hint("move the file away; only its run can then not be rolled back"));
    }
  }

  /**
   * The record of a run.
   *
   * @param id its id, the beginning of it, or {@link #LAST}
   * @throws Refused when there is none, or more than one
   */
  public RunRecord find(String id) {
    var all = all();
    if (id.equals(LAST) && !all.isEmpty()) {
      return all.getLast();
    }
    var exact = all.stream().filter(run -> run.header().id().equals(id)).findFirst();
    var found = all.stream().filter(run -> run.header().id().startsWith(id)).toList();
    if (exact.isPresent() || found.size() == 1) {
      return exact.orElseGet(found::getFirst);
    }
    throw found.isEmpty() ? unknown(id, all) : ambiguous(id, found);
  }

  private static Refused unknown(String id, List<RunRecord> all) {
    var ids = all.stream().map(run -> run.header().id()).toList();
    var hint =
        Suggestion.closest(id, ids)
            .map(similar -> "did you mean `" + similar + "`?")
            .orElse("`weir runs` lists the runs");
    return new Refused(
        Diagnostic.error("no-such-run", "there is no record of a run `" + id + "`").hint(hint));
  }

  private static Refused ambiguous(String id, List<RunRecord> found) {
    return new Refused(
        Diagnostic.error(
                "ambiguous-run",
                "`%s` is the beginning of the ids of %d runs".formatted(id, found.size()))
            .hint("give one of them in full, for instance " + found.getFirst().header().id()));
  }

  /** The records of runs that began after this one. */
  public List<RunRecord> after(RunRecord run) {
    return all().stream()
        .filter(other -> other.header().id().compareTo(run.header().id()) > 0)
        .toList();
  }
}
