package dev.weir.ledger;

import com.google.common.hash.HashCode;
import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in a folder of this machine: {@code NAME.tfstate} and beside it a journal of what was
 * done since it was written. A crash at any point leaves a pair of files that the next run reads
 * right. {@code NAME.tfstate.backup} is the version before.
 */
public final class LocalLedgerStore implements LedgerStore {

  private final Path folder;
  private final String stack;
  private final LockTerms terms;

  /**
   * A ledger for a stack.
   *
   * @param folder where its files are; made when the first session opens
   * @param stack the stack's name
   * @param terms how its lock is taken; it needs no lease
   */
  public LocalLedgerStore(Path folder, String stack, LockTerms terms) {
    this.folder = folder;
    this.stack = stack;
    this.terms = terms;
  }

  /**
   * A ledger for a stack.
   *
   * @param folder where its files are; made when the first session opens
   * @param stack the stack's name
   * @param clock tells when a lock was taken
   * @param ids makes the lineage of a new ledger
   * @param who holds locks taken here, for people: {@code user@host}
   */
  public LocalLedgerStore(
      Path folder, String stack, InstantSource clock, Supplier<String> ids, String who) {
    this(folder, stack, new LockTerms(clock, ids, who, "", Duration.ZERO, _ -> {}, Thread::sleep));
  }

  @Override
  public String describe() {
    return state().toString();
  }

  private Path state() {
    return folder.resolve(stack + ".tfstate");
  }

  private Path backup() {
    return folder.resolve(stack + ".tfstate.backup");
  }

  private Path journal() {
    return folder.resolve(stack + ".journal");
  }

  private Path lock() {
    return folder.resolve(stack + ".lock");
  }

  @Override
  public Ledger read() {
    return found().now();
  }

  /**
   * What is on disk.
   *
   * @param version the ledger that was last written as a whole
   * @param now the same with the steps that the journal has since
   */
  private record Found(Ledger version, Ledger now) {}

  private Found found() {
    try (var state = StateFile.open(state()).orElse(null)) {
      var version = state == null ? Ledger.empty(terms.ids().get()) : state.ledger();
      return new Found(version, withSteps(version, Optional.ofNullable(state)));
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(state(), e.getMessage());
    }
  }

  private Ledger withSteps(Ledger version, Optional<StateFile> state) {
    var steps = steps(state);
    if (steps.isEmpty()) {
      return version;
    }
    var working = new Working(version);
    steps.forEach(working::take);
    return working.snapshot();
  }

  private List<Step> steps(Optional<StateFile> state) {
    try {
      return Journal.steps(text(journal()).orElse(""), () -> state.map(this::digest));
    } catch (IllegalArgumentException e) {
      throw unreadable(journal(), e.getMessage());
    }
  }

  private HashCode digest(StateFile state) {
    try {
      return state.digest();
    } catch (IOException e) {
      throw unreadable(state(), e.getMessage());
    }
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e.getMessage());
    }
  }

  private static Refused unreadable(Path file, @Nullable String why) {
    return new Refused(
        Diagnostic.error("ledger-unreadable", "cannot read the ledger `" + file + "`: " + why)
            .hint("nothing was changed; bring the file back from a copy, or mend it by hand"));
  }

  @Override
  public LedgerSession open(String operation, Duration patience) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unreadable(folder, e.getMessage());
    }
    var lock = FileLock.take(lock(), operation, terms, patience);
    try {
      var found = found();
      return new LocalLedgerSession(
          this, lock, found.version(), found.now(), new Journal(journal()));
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public Optional<Holder> holder() {
    return FileLock.holder(lock());
  }

  @Override
  public void breakLock(Holder holder) {
    throw new Refused(
        Diagnostic.error(
                "lock-is-alive",
                "the lock is held by a process that runs: " + holder.describe(terms.now()))
            .hint("end that process; the operating system gives its lock back then"));
  }

  /** A backup is made with the first version, so it tells that there was one. */
  @Override
  public Optional<Diagnostic> doubt(Ledger ledger) {
    if (!ledger.isNew() || Files.notExists(backup())) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.warning(
                "ledger-lost",
                "there was a ledger at `%s`, and it is not there any more".formatted(state()))
            .hint(
                "bring it back, for instance from `%s`, rebuild it with `weir recover`, or begin anew with `--new-ledger`: nothing"
                        .formatted(backup().getFileName())
                    + " that exists is then ours"));
  }

  private Optional<byte[]> old() throws IOException {
    return Files.exists(state()) ? Optional.of(Files.readAllBytes(state())) : Optional.empty();
  }

  private static Ledger none(Ledger ledger) {
    return Ledger.empty(ledger.lineage());
  }

  /**
   * Writes the ledger in place of the one on disk: either whole or not at all.
   *
   * @param before hears, before that, the content that will be on disk
   */
  void write(Ledger ledger, Consumer<byte[]> before) {
    var content = Documents.bytes(ledger);
    before.accept(content);
    try {
      DurableFile.replace(backup(), old().orElseGet(() -> Documents.bytes(none(ledger))));
      DurableFile.replace(state(), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
