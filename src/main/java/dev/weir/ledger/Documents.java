package dev.weir.ledger;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Ledgers as text: Terraform state documents, version 4. */
public final class Documents {

  /** Made when first needed, since reading does without. */
  private static final class Writing {
    static final JsonMapper JSON = JsonMapper.builder().build();
  }

  private Documents() {}

  /** The document of a ledger, laid out for people, with a line end at its end. */
  public static String text(Ledger ledger) {
    return Writing.JSON
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(LedgerJson.write(ledger))
        + "\n";
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException when it is no document of a ledger
   */
  public static Ledger read(String text) {
    try {
      return LedgerJson.read(JsonTree.read(text));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** A step as one line. */
  static String line(Step step) {
    return Writing.JSON.writeValueAsString(step.write());
  }

  /**
   * Reads what {@link #line} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static Step step(String line) {
    try {
      return Step.read(JsonTree.read(line));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
