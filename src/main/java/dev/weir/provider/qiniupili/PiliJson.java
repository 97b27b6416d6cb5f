package dev.weir.provider.qiniupili;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.weir.kind.Secret;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * JSON as Qiniu has it: what is empty is left out of requests, since the service refuses nulls;
 * what is null or unknown in answers is passed over, since the service has a habit of both.
 */
final class PiliJson {

  private static final JsonMapper TREES = JsonMapper.shared();

  /** Made when it is needed: most runs read listings only. */
  private static final class Binding {
    private static final JsonMapper MAPPER =
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(
                value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .withConfigOverride(
                List.class,
                lists -> lists.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .addModule(
                new SimpleModule()
                    .addSerializer(Secret.class, new SecretWriter())
                    .addDeserializer(Secret.class, new SecretReader()))
            .build();
  }

  private PiliJson() {}

  /** A message as JSON, in UTF-8. */
  static byte[] write(Object message) {
    return Binding.MAPPER.writeValueAsBytes(message);
  }

  /** A message of this type. */
  static Object read(byte[] json, Type type) {
    return type == V1Messages.Page.class
        ? V1Messages.Page.of(TREES.readTree(json))
        : bind(json, type);
  }

  /** The same by what Jackson finds out of the type. */
  static Object bind(byte[] json, Type type) {
    return Binding.MAPPER.readValue(json, Binding.MAPPER.constructType(type));
  }

  /** A message of no particular type. */
  static JsonNode tree(byte[] json) {
    return TREES.readTree(json);
  }

  /** A member that is there and not null. */
  static Optional<JsonNode> member(JsonNode json, String name) {
    return Optional.of(json.path(name)).filter(it -> !it.isMissingNode() && !it.isNull());
  }

  /** A member that is a text, or a number as one. */
  static Optional<String> text(JsonNode json, String name) {
    return member(json, name).map(JsonNode::asString);
  }

  /** The items of a list, which may be missing or null. */
  static <T> List<T> items(JsonNode json, String name, Function<JsonNode, T> item) {
    var items = new ArrayList<T>();
    member(json, name).ifPresent(list -> list.asArray().forEach(it -> items.add(item.apply(it))));
    return items;
  }

  /** Secrets are in clear on the wire and nowhere else. */
  private static final class SecretWriter extends StdSerializer<Secret> {
    SecretWriter() {
      super(Secret.class);
    }

    @Override
    public void serialize(Secret secret, JsonGenerator out, SerializationContext context) {
      out.writeString(secret.reveal());
    }
  }

  private static final class SecretReader extends StdDeserializer<Secret> {
    SecretReader() {
      super(Secret.class);
    }

    @Override
    public Secret deserialize(JsonParser in, DeserializationContext context) {
      return Secret.of(in.getString());
    }
  }
}
