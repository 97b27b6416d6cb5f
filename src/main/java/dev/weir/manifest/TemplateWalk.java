package dev.weir.manifest;

import dev.weir.kind.AttributeType;
import dev.weir.kind.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Visits the templates in a spec, each with the type that is wanted where it stands. */
final class TemplateWalk {

  private TemplateWalk() {}

  /** What to do with a template. */
  @FunctionalInterface
  interface Visit {
    /** The value to put in its place. */
    Value replace(Value.Template template, AttributeType wanted, String path);
  }

  /** The same block with templates replaced. */
  static Value.Fields over(Value.Fields fields, Visit visit) {
    return fields(fields, "", visit);
  }

  private static Value.Fields fields(Value.Fields fields, String path, Visit visit) {
    var values = new ArrayList<Value>(fields.values().size());
    for (var attribute : fields.shape().attributes()) {
      var name = path.isEmpty() ? attribute.name() : path + "." + attribute.name();
      values.add(value(fields.get(attribute), attribute.type(), name, visit));
    }
    return new Value.Fields(fields.shape(), values);
  }

  private static Value value(Value value, AttributeType type, String path, Visit visit) {
    return switch (value) {
      case Value.Template template -> visit.replace(template, type, path);
      case Value.Fields fields -> fields(fields, path, visit);
      case Value.Items(var items) -> {
        var item = ((AttributeType.ListOf) type).item();
        var changed = new ArrayList<Value>(items.size());
        for (int i = 0; i < items.size(); i++) {
          changed.add(value(items.get(i), item, path + "[" + i + "]", visit));
        }
        yield new Value.Items(changed);
      }
      case Value.Entries(var entries) -> {
        var item = ((AttributeType.MapOf) type).item();
        var changed = new LinkedHashMap<String, Value>();
        entries.forEach((key, v) -> changed.put(key, value(v, item, path + "." + key, visit)));
        yield new Value.Entries(changed);
      }
      case Value.Absent _,
          Value.Unknown _,
          Value.Text _,
          Value.Whole _,
          Value.Truth _,
          Value.Span _,
          Value.Moment _,
          Value.SecretSource _,
          Value.Clear _,
          Value.Sealed _ ->
          value;
    };
  }
}
