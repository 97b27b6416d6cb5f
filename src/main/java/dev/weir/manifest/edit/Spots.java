package dev.weir.manifest.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Finds where the parts of a YAML text stand. */
final class Spots {

  private final ParserImpl parser;
  private final int[] chars;

  private Spots(String text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    this.parser = new ParserImpl(new StreamReader(text), options);
    this.chars = new int[text.codePointCount(0, text.length()) + 1];
    for (int i = 0, at = 0; i < chars.length - 1; i++) {
      chars[i] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    chars[chars.length - 1] = text.length();
  }

  /**
   * The documents of a text.
   *
   * @throws org.yaml.snakeyaml.error.YAMLException when it is no YAML
   */
  static List<Spot> of(String text) {
    var spots = new Spots(text);
    var documents = new ArrayList<Spot>();
    while (!spots.parser.checkEvent(Event.ID.StreamEnd)) {
      if (spots.parser.getEvent() instanceof NodeEvent event) {
        documents.add(spots.node(event));
      }
    }
    return documents;
  }

  private int at(Mark mark) {
    return chars[mark.getIndex()];
  }

  private Spot node(NodeEvent event) {
    int start = at(event.getStartMark());
    return switch (event) {
      case AliasEvent _ -> new Spot.Alias(start, at(event.getEndMark()));
      case ScalarEvent scalar ->
          new Spot.Scalar(
              scalar.getValue(),
              scalar.getScalarStyle(),
              scalar.getAnchor() != null || scalar.getTag() != null,
              scalar.getStartMark().getLine() + 1,
              scalar.getStartMark().getColumn() + 1,
              start,
              at(scalar.getEndMark()));
      case SequenceStartEvent _ -> sequence(start);
      case MappingStartEvent mapping -> mapping(start, mapping.isFlow());
      default -> throw new IllegalStateException("unexpected YAML event " + event);
    };
  }

  private Spot sequence(int start) {
    var items = new ArrayList<Spot>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node((NodeEvent) parser.getEvent()));
    }
    return new Spot.Sequence(items, start, at(parser.getEvent().getEndMark()));
  }

  private Spot mapping(int start, boolean flow) {
    var entries = new ArrayList<Spot.Entry>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      var key = node((NodeEvent) parser.getEvent());
      entries.add(new Spot.Entry(key, node((NodeEvent) parser.getEvent())));
    }
    return new Spot.Mapping(entries, flow, start, at(parser.getEvent().getEndMark()));
  }

  /** Every leaf of the documents by its path, to compare two texts by what they say. */
  static Map<List<String>, String> leaves(List<Spot> documents) {
    var leaves = new LinkedHashMap<List<String>, String>();
    for (int i = 0; i < documents.size(); i++) {
      leaves(documents.get(i), List.of(Integer.toString(i)), leaves);
    }
    return leaves;
  }

  private static void leaves(Spot spot, List<String> path, Map<List<String>, String> into) {
    switch (spot) {
      case Spot.Alias _ -> into.put(path, "*");
      case Spot.Scalar scalar -> into.put(path, scalar.text());
      case Spot.Sequence(var items, _, _) -> {
        for (int i = 0; i < items.size(); i++) {
          leaves(items.get(i), step(path, "[" + i + "]"), into);
        }
      }
      case Spot.Mapping mapping -> {
        for (var entry : mapping.entries()) {
          var key = entry.key() instanceof Spot.Scalar scalar ? scalar.text() : "?";
          leaves(entry.value(), step(path, key), into);
        }
      }
    }
  }

  static List<String> step(List<String> path, String step) {
    var longer = new ArrayList<>(path);
    longer.add(step);
    return List.copyOf(longer);
  }
}
