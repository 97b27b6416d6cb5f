package dev.weir.ledger;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A ledger in a folder of this machine: {@code NAME.tfstate} and beside it a journal of what was
 * done since it was written. A crash at any point leaves a pair of files that the next run reads
 * right.
 */
public final class LocalLedgerStore implements LedgerStore {

  private final Path folder;
  private final String stack;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final String who;
  private final JsonMapper json = JsonMapper.builder().build();

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
    this.folder = folder;
    this.stack = stack;
    this.clock = clock;
    this.ids = ids;
    this.who = who;
  }

  @Override
  public String describe() {
    return state().toString();
  }

  private Path state() {
    return folder.resolve(stack + ".tfstate");
  }

  private Path journal() {
    return folder.resolve(stack + ".journal");
  }

  @Override
  public Ledger read() {
    var ledger = readState();
    var entries = new LinkedHashMap<>(ledger.entries());
    var open = new ArrayList<Intent>();
    journalLines().forEach(line -> line.apply(entries, open));
    return new Ledger(ledger.lineage(), ledger.serial(), entries, open);
  }

  private Ledger readState() {
    try {
      return LedgerJson.read(json.readTree(Files.readString(state())));
    } catch (NoSuchFileException _) {
      return Ledger.empty(ids.get());
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw unreadable(state(), e);
    }
  }

  private List<Step> journalLines() {
    try {
      var text = Files.readString(journal());
      return steps(text);
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException e) {
      throw unreadable(journal(), e);
    }
  }

  /** A last line without its end was never promised to anybody: the crash came first. */
  private List<Step> steps(String text) {
    var steps = new ArrayList<Step>();
    var whole = text.substring(0, text.lastIndexOf('\n') + 1);
    for (var line : whole.split("\n")) {
      if (!line.isEmpty()) {
        steps.add(step(line));
      }
    }
    return steps;
  }

  private Step step(String line) {
    try {
      return Step.read(json.readTree(line));
    } catch (JacksonException | IllegalArgumentException e) {
      throw unreadable(journal(), e);
    }
  }

  private static Refused unreadable(Path file, Exception e) {
    return new Refused(
        Diagnostic.error("ledger-unreadable", "cannot read the ledger `" + file + "`: " + why(e))
            .hint("nothing was changed; bring the file back from a copy, or mend it by hand"));
  }

  private static String why(Exception e) {
    return switch (e) {
      case JacksonException broken -> "it is not JSON: " + broken.getOriginalMessage();
      default -> String.valueOf(e.getMessage());
    };
  }

  @Override
  public LedgerSession open(String operation, Duration patience) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    var lock = FileLock.take(folder.resolve(stack + ".lock"), operation, who, clock, patience);
    try {
      return new LocalLedgerSession(this, lock, read(), new Journal(journal()));
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Writes the ledger in place of the one on disk: either whole or not at all. */
  void write(Ledger ledger) {
    var text = json.writerWithDefaultPrettyPrinter().writeValueAsString(LedgerJson.write(ledger));
    try {
      DurableFile.replace(state(), (text + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A step as one line. */
  String line(Step step) {
    JsonNode node = step.write();
    return json.writeValueAsString(node);
  }

  /** Whether two ledgers hold the same, whatever their serial. */
  static boolean sameEntries(Ledger left, Ledger right) {
    return List.copyOf(left.entries().values()).equals(List.copyOf(right.entries().values()))
        && List.<Address>copyOf(left.entries().keySet())
            .equals(List.copyOf(right.entries().keySet()));
  }
}
