package dev.weir.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.JacksonIOException;
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

  /** The same in UTF-8. */
  static byte[] bytes(Ledger ledger) {
    return text(ledger).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException when it is no document of a ledger
   */
  public static Ledger read(String text) {
    return read(JsonTree.parser(text));
  }

  /**
   * Reads a document piece by piece, so that it need not be in memory as a whole; the stream stays
   * open.
   *
   * @throws IllegalArgumentException when it is no document of a ledger
   * @throws IOException when the stream breaks off
   */
  static Ledger read(InputStream in) throws IOException {
    try {
      return read(JsonTree.parser(in));
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private static Ledger read(JsonParser document) {
    try (document) {
      return LedgerReader.read(document);
    } catch (JacksonIOException e) {
      throw e;
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
