package dev.weir.ledger;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
    var state = text(state());
    return withSteps(version(state), state);
  }

  private Ledger version(Optional<String> state) {
    return state.map(this::parsed).orElseGet(() -> Ledger.empty(terms.ids().get()));
  }

  private Ledger withSteps(Ledger version, Optional<String> state) {
    var working = new Working(version);
    steps(state).forEach(working::take);
    return working.snapshot();
  }

  private Ledger parsed(String text) {
    try {
      return Documents.read(text);
    } catch (IllegalArgumentException e) {
      throw unreadable(state(), e.getMessage());
    }
  }

  private Iterable<Step> steps(Optional<String> state) {
    try {
      return Journal.steps(text(journal()).orElse(""), state);
    } catch (IllegalArgumentException e) {
      throw unreadable(journal(), e.getMessage());
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
      var state = text(state());
      var version = version(state);
      var ledger = withSteps(version, state);
      return new LocalLedgerSession(this, lock, version, ledger, new Journal(journal()));
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

  /**
   * Writes the ledger in place of the one on disk: either whole or not at all.
   *
   * @param before hears, before that, the text that will be on disk
   */
  void write(Ledger ledger, Consumer<String> before) {
    var text = Documents.text(ledger);
    before.accept(text);
    try {
      var old = text(state()).orElseGet(() -> Documents.text(Ledger.empty(ledger.lineage())));
      DurableFile.replace(backup(), old.getBytes(StandardCharsets.UTF_8));
      DurableFile.replace(state(), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
