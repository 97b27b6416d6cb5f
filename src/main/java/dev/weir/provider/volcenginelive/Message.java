package dev.weir.provider.volcenginelive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A request's JSON object as the emulated service reads it: a wrong type is a "bind error", and so
 * is what is not JSON.
 */
record Message(JsonNode json) {

  /** Reads a body. */
  static Message of(byte[] body) {
    try {
      return of(LiveWire.JSON.readTree(body));
    } catch (JacksonException e) {
      throw new LiveRefusal(LiveError.BIND);
    }
  }

  private static Message of(JsonNode json) {
    if (!json.isObject()) {
      throw new LiveRefusal(LiveError.BIND);
    }
    return new Message(json);
  }

  /** Refuses members that no documentation has. */
  Message only(LiveWorld.Unknown unknown, Set<String> known) {
    for (var name : json.propertyNames()) {
      if (unknown == LiveWorld.Unknown.REFUSED && !known.contains(name)) {
        throw new LiveRefusal(LiveError.INVALID_PARAM, "There is no parameter " + name);
      }
    }
    return this;
  }

  /** A text that must not be empty. */
  String required(String name) {
    return text(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() ->
            new LiveRefusal(LiveError.INVALID_PARAM, "The parameter " + name + " is missing"));
  }

  /** A text; null is none. */
  Optional<String> text(String name) {
    return member(name).map(Message::text);
  }

  private static String text(JsonNode value) {
    if (!value.isString()) {
      throw new LiveRefusal(LiveError.BIND);
    }
    return value.asString();
  }

  /** A whole number, which may be written as a text of digits; null is none. */
  Optional<Long> whole(String name) {
    return member(name)
        .map(value -> {
          boolean digits = value.isString() && value.asString().matches("-?[0-9]{1,18}");
          if (!digits && !(value.isIntegralNumber() && value.canConvertToLong())) {
            throw new LiveRefusal(LiveError.BIND);
          }
          return value.asLong();
        });
  }

  /** A list of texts. */
  List<String> texts(String name) {
    var texts = new ArrayList<String>();
    items(name).forEach(item -> texts.add(text(item)));
    return texts;
  }

  /** A list of objects. */
  List<Message> messages(String name) {
    return items(name).stream().map(Message::of).toList();
  }

  private List<JsonNode> items(String name) {
    var items = new ArrayList<JsonNode>();
    member(name)
        .ifPresent(list -> {
          if (!list.isArray()) {
            throw new LiveRefusal(LiveError.BIND);
          }
          list.forEach(items::add);
        });
    return items;
  }

  /** A map of texts; null is an empty one. */
  Map<String, String> map(String name) {
    var entries = new TreeMap<String, String>();
    member(name)
        .ifPresent(map -> {
          if (!map.isObject()) {
            throw new LiveRefusal(LiveError.BIND);
          }
          map.properties().forEach(entry -> entries.put(entry.getKey(), text(entry.getValue())));
        });
    return entries;
  }

  private Optional<JsonNode> member(String name) {
    var value = json.path(name);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }
}
