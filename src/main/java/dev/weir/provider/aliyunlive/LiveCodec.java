package dev.weir.provider.aliyunlive;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.http.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Between records and what is on the wire: {@code Name.1.Sub} parameters, JSON and XML. Both sides
 * use it.
 */
final class LiveCodec {

  static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
          .addModule(new SimpleModule().addDeserializer(Boolean.class, new Truth()))
          .build();

  private static final Pattern REPEATED =
      Pattern.compile("([A-Za-z]+)\\.([0-9]{1,4})(?:\\.([A-Za-z]+))?");

  private LiveCodec() {}

  /** One page of the documentation describes a boolean as {@code yes} or {@code no}. */
  private static final class Truth extends StdDeserializer<Boolean> {
    Truth() {
      super(Boolean.class);
    }

    @Override
    public Boolean deserialize(JsonParser parser, DeserializationContext context) {
      var text = parser.getValueAsString("");
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "yes" -> true;
        case "false", "no" -> false;
        default -> (Boolean) context.handleWeirdStringValue(Boolean.class, text, "no truth value");
      };
    }
  }

  /** A request as parameters, those that are absent left out. */
  static SortedMap<String, String> parameters(Object request) {
    var parameters = new TreeMap<String, String>();
    for (var member : JSON.valueToTree(request).properties()) {
      flatten(member.getKey(), member.getValue(), parameters);
    }
    return parameters;
  }

  private static void flatten(String name, JsonNode value, Map<String, String> parameters) {
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        flatten(name + "." + (i + 1), value.get(i), parameters);
      }
      return;
    }
    if (value.isObject()) {
      value.properties().forEach(m -> flatten(name + "." + m.getKey(), m.getValue(), parameters));
      return;
    }
    parameters.put(name, value.asString());
  }

  /**
   * A request from its parameters; unknown ones are passed over.
   *
   * @throws JacksonException when a parameter has no value of its type; its path names it
   */
  static <T> T request(Map<String, String> parameters, Class<T> type) {
    return JSON.treeToValue(tree(parameters), type);
  }

  /** Indices in numeric order; gaps close. */
  private static ObjectNode tree(Map<String, String> parameters) {
    var tree = JSON.createObjectNode();
    var lists = new TreeMap<String, TreeMap<Integer, JsonNode>>();
    parameters.forEach((name, value) -> {
      var repeated = REPEATED.matcher(name);
      if (!repeated.matches()) {
        tree.put(name, value);
        return;
      }
      var items = lists.computeIfAbsent(repeated.group(1), _ -> new TreeMap<>());
      var index = Integer.valueOf(repeated.group(2));
      var member = repeated.group(3);
      if (member == null) {
        items.put(index, JSON.getNodeFactory().stringNode(value));
        return;
      }
      var block = items.get(index) instanceof ObjectNode known ? known : JSON.createObjectNode();
      items.put(index, block.put(member, value));
    });
    lists.forEach((name, items) -> tree.putArray(name).addAll(items.values()));
    return tree;
  }

  /**
   * An answer's members, whether it is JSON or XML; an outer {@code …Response} is taken off.
   *
   * @throws JacksonException when it is neither
   */
  static JsonNode tree(byte[] body) {
    boolean xml = body.length > 0 && body[0] == '<';
    var tree = xml ? tree(XmlElement.parse(body)) : JSON.readTree(body);
    var names = List.copyOf(tree.propertyNames());
    return names.size() == 1 && names.getFirst().endsWith("Response")
        ? tree.path(names.getFirst())
        : tree;
  }

  private static JsonNode tree(XmlElement root) {
    var tree = JSON.createObjectNode();
    tree.set(root.name(), node(root));
    return tree;
  }

  private static JsonNode node(XmlElement element) {
    if (element.children().isEmpty()) {
      return JSON.getNodeFactory().stringNode(element.text());
    }
    var tree = JSON.createObjectNode();
    for (var child : element.children()) {
      var before = tree.get(child.name());
      if (before == null) {
        tree.set(child.name(), node(child));
      } else if (before.isArray()) {
        tree.withArray("/" + child.name()).add(node(child));
      } else {
        tree.putArray(child.name()).add(before).add(node(child));
      }
    }
    return tree;
  }

  /** A tree as XML: a list is its name repeated. */
  static XmlElement xml(String name, JsonNode node) {
    if (!node.isObject()) {
      return XmlElement.of(name, node.asString());
    }
    var children = new ArrayList<XmlElement>();
    for (var member : node.properties()) {
      if (member.getValue().isArray()) {
        member.getValue().forEach(item -> children.add(xml(member.getKey(), item)));
      } else {
        children.add(xml(member.getKey(), member.getValue()));
      }
    }
    return XmlElement.of(name, children);
  }
}
