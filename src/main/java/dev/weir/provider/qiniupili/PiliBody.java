package dev.weir.provider.qiniupili;

import dev.weir.sandbox.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a request's body says; what it must not say is refused. */
record PiliBody(JsonNode json) {

  private static final String WRONG_TYPE = "invalid type";

  /** The body of a call; one that is empty says nothing. */
  static PiliBody of(Call call) {
    if (call.body().length == 0) {
      return new PiliBody(JsonNodeFactory.instance.objectNode());
    }
    try {
      var json = PiliJson.tree(call.body());
      if (json.isObject()) {
        return new PiliBody(json);
      }
    } catch (JacksonException _) {
      // Refused like any other JSON that is no object.
    }
    throw PiliRefusal.badRequest();
  }

  /** A text that must not be null. */
  Optional<String> text(String name) {
    var value = json.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw PiliRefusal.badField(name, WRONG_TYPE);
    }
    return Optional.of(value.asString());
  }

  /** A text; null is as good as none. */
  Optional<String> textOrNull(String name) {
    return json.path(name).isNull() ? Optional.empty() : text(name);
  }

  /** A text that must be there. */
  String required(String name) {
    return text(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> PiliRefusal.badField(name, "required"));
  }

  Optional<Boolean> truth(String name) {
    var value = json.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw PiliRefusal.badField(name, WRONG_TYPE);
    }
    return Optional.of(value.asBoolean());
  }

  Optional<Long> whole(String name) {
    var value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw PiliRefusal.badField(name, WRONG_TYPE);
    }
    return Optional.of(value.asLong());
  }

  /** A list of texts; null is as good as an empty one. */
  List<String> texts(String name) {
    var value = json.path(name);
    if (!value.isArray() && !value.isNull()) {
      throw PiliRefusal.badField(name, WRONG_TYPE);
    }
    var texts = new ArrayList<String>();
    for (var item : value) {
      if (!item.isString()) {
        throw PiliRefusal.badField(name, WRONG_TYPE);
      }
      texts.add(item.asString());
    }
    return List.copyOf(texts);
  }

  /** The list of objects under this name. */
  List<PiliBody> objects(String name) {
    if (!json.path(name).isArray()) {
      throw PiliRefusal.badField(name, WRONG_TYPE);
    }
    return json.path(name).valueStream().map(PiliBody::new).toList();
  }
}
