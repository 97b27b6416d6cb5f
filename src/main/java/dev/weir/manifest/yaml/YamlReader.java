package dev.weir.manifest.yaml;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads the documents of one piece of a file.
 *
 * <p>It reads events rather than composed nodes: scalars then stay text whatever YAML 1.1 thinks of
 * them, an alias costs nothing, and one that means itself is seen.
 */
public final class YamlReader {

  private final Pieces.Piece piece;
  private final ParserImpl parser;
  private final Limits limits;
  private final UnaryOperator<String> names;
  private final Diagnostics problems;
  private final Map<String, Optional<YamlNode>> anchors = new HashMap<>();
  private int depth;
  private int aliased;
  private boolean dollars;

  private YamlReader(
      Pieces.Piece piece, Limits limits, UnaryOperator<String> names, Diagnostics problems) {
    this.piece = piece;
    this.limits = limits;
    this.names = names;
    this.problems = problems;
    var options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    this.parser = new ParserImpl(new StreamReader(piece.text()), options);
  }

  /**
   * What a piece holds.
   *
   * @param documents its documents; empty ones are left out
   * @param dollars whether there is a dollar sign in any scalar
   */
  public record Text(List<YamlNode> documents, boolean dollars) {
    public Text {
      documents = List.copyOf(documents);
    }
  }

  /**
   * The documents of a piece.
   *
   * @param names gives equal keys one text, to save memory
   */
  public static Text read(
      Pieces.Piece piece, Limits limits, UnaryOperator<String> names, Diagnostics problems) {
    var reader = new YamlReader(piece, limits, names, problems);
    var documents = new ArrayList<YamlNode>(1);
    try {
      reader.read(documents);
    } catch (MarkedYAMLException e) {
      problems.add(SyntaxErrors.diagnostic(e, piece));
    } catch (YAMLException e) {
      problems.add(SyntaxErrors.unplaced(e, piece));
    } catch (Unacceptable e) {
      problems.add(e.diagnostic);
    }
    return new Text(documents, reader.dollars);
  }

  /** Ends the reading of a piece. */
  private static final class Unacceptable extends RuntimeException {
    private final transient Diagnostic diagnostic;

    Unacceptable(Diagnostic diagnostic) {
      super(diagnostic.message(), null, false, false);
      this.diagnostic = diagnostic;
    }
  }

  private void read(List<YamlNode> documents) {
    while (!parser.checkEvent(Event.ID.StreamEnd)) {
      var event = parser.getEvent();
      if (event instanceof NodeEvent start) {
        anchors.clear();
        aliased = 0;
        var node = node(start);
        if (!node.isNothing()) {
          documents.add(node);
        }
      }
    }
  }

  private YamlNode node(NodeEvent event) {
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    var anchor = Optional.ofNullable(event.getAnchor());
    anchor.ifPresent(name -> anchors.put(name, Optional.empty()));
    var node = fresh(event);
    anchor.ifPresent(name -> anchors.put(name, Optional.of(node)));
    return node;
  }

  private YamlNode fresh(NodeEvent event) {
    return switch (event) {
      case ScalarEvent scalar -> {
        refuseTag(scalar.getTag(), event);
        yield scalar(scalar);
      }
      case SequenceStartEvent start -> {
        refuseTag(start.getTag(), event);
        yield nested(start, this::sequence);
      }
      case MappingStartEvent start -> {
        refuseTag(start.getTag(), event);
        yield nested(start, this::mapping);
      }
      default -> throw new IllegalStateException("unexpected YAML event " + event);
    };
  }

  private <E extends Event> YamlNode nested(
      E start, java.util.function.Function<E, YamlNode> reading) {
    if (++depth > limits.depth()) {
      throw new Unacceptable(
          Diagnostic.error(
                  "too-deep", "blocks and lists are nested more than " + limits.depth() + " deep")
              .at(place(start.getStartMark())));
    }
    var node = reading.apply(start);
    depth--;
    return node;
  }

  private YamlNode sequence(SequenceStartEvent start) {
    var items = new ArrayList<YamlNode>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node((NodeEvent) parser.getEvent()));
    }
    parser.getEvent();
    return new YamlNode.Sequence(items, line(start.getStartMark()), column(start.getStartMark()));
  }

  private YamlNode mapping(MappingStartEvent start) {
    var entries = new MappingEntries(piece.source(), problems);
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      var key = node((NodeEvent) parser.getEvent());
      var value = node((NodeEvent) parser.getEvent());
      entries.add(key, value);
    }
    parser.getEvent();
    return new YamlNode.Mapping(
        entries.unique(), line(start.getStartMark()), column(start.getStartMark()));
  }

  private YamlNode.Scalar scalar(ScalarEvent event) {
    var start = event.getStartMark();
    var end = event.getEndMark();
    var text = event.getValue();
    dollars |= text.indexOf('$') >= 0;
    boolean oneLine = start.getLine() == end.getLine();
    int extent = oneLine ? end.getColumn() - start.getColumn() : -(end.getLine() - start.getLine());
    return new YamlNode.Scalar(names.apply(text), style(event), line(start), column(start), extent);
  }

  private static YamlNode.Style style(ScalarEvent event) {
    return switch (event.getScalarStyle()) {
      case PLAIN -> YamlNode.Style.PLAIN;
      case LITERAL, FOLDED -> YamlNode.Style.BLOCK;
      default -> YamlNode.Style.QUOTED;
    };
  }

  private YamlNode aliased(AliasEvent alias) {
    var place = place(alias.getStartMark());
    var name = alias.getAnchor();
    var anchored = anchors.get(name);
    if (anchored == null) {
      throw new Unacceptable(
          Diagnostic.error("unknown-alias", "the alias `*" + name + "` has no anchor")
              .at(place)
              .hint("an anchor `&" + name + "` must come before it in the same document"));
    }
    var node =
        anchored.orElseThrow(() ->
            new Unacceptable(
                Diagnostic.error(
                        "recursive-alias", "the alias `*" + name + "` stands inside its own anchor")
                    .at(place)));
    aliased += size(node, limits.aliasedNodes() + 1 - aliased);
    if (aliased > limits.aliasedNodes()) {
      throw new Unacceptable(tooMany(place));
    }
    return node;
  }

  private Diagnostic tooMany(Place place) {
    var message =
        "the aliases of this document repeat more than " + limits.aliasedNodes() + " values";
    return Diagnostic.error("too-many-aliases", message)
        .at(place)
        .hint("write values out where they are used, or split the document");
  }

  /** How many values a node holds; stops counting at the limit. */
  private static int size(YamlNode node, int limit) {
    int count = 1;
    switch (node) {
      case YamlNode.Scalar _ -> {}
      case YamlNode.Sequence sequence -> {
        for (var item : sequence.items()) {
          count = count >= limit ? count : count + size(item, limit - count);
        }
      }
      case YamlNode.Mapping mapping -> {
        for (var entry : mapping.entries()) {
          count = count >= limit ? count : count + size(entry.value(), limit - count);
        }
      }
    }
    return count;
  }

  private void refuseTag(@org.jspecify.annotations.Nullable String tag, Event event) {
    if (tag == null || tag.equals("!")) {
      return;
    }
    problems.add(
        Diagnostic.error(
                "yaml-tag",
                "the tag `" + tag.replace("tag:yaml.org,2002:", "!!") + "` has no meaning here")
            .at(place(event.getStartMark()))
            .hint("remove it: the kind decides what a value is"));
  }

  private Place place(Mark mark) {
    return new Place(piece.source(), line(mark), column(mark), 1);
  }

  private int line(Mark mark) {
    return mark.getLine() + piece.firstLine();
  }

  private static int column(Mark mark) {
    return mark.getColumn() + 1;
  }
}
