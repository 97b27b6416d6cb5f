package dev.weir.provider.aliyunlive;

import dev.weir.kind.Value;
import dev.weir.provider.aliyunlive.RecordFormat.Container;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The normal form of rules: what a manifest leaves out, what the service fills in and what it
 * leaves out itself come to the same.
 */
final class RuleForm {

  private RuleForm() {}

  static Value.Fields of(Value.Fields rule) {
    var form = lowerCase(lowerCase(rule, "domain"), "ossEndpoint");
    if (!form.get("stream").isPresent() || form.get("stream").equals(new Value.Text(""))) {
      form = form.with("stream", new Value.Text(RecordRule.EVERY));
    }
    form = list(list(form, "formats"), "transcodeFormats");
    if (form.get("transcodeTemplates") instanceof Value.Items(var items) && items.isEmpty()) {
      form = form.with("transcodeTemplates", Value.Absent.ABSENT);
    }
    return wholeSeconds(wholeSeconds(form, "startTime"), "endTime");
  }

  /** The same block with a text in lower case, where it is known. */
  static Value.Fields lowerCase(Value.Fields fields, String name) {
    return fields.get(name) instanceof Value.Text(String text)
        ? fields.with(name, new Value.Text(text.toLowerCase(Locale.ROOT)))
        : fields;
  }

  private static Value.Fields wholeSeconds(Value.Fields fields, String name) {
    return fields.get(name) instanceof Value.Moment(Instant time)
        ? fields.with(name, new Value.Moment(time.truncatedTo(ChronoUnit.SECONDS)))
        : fields;
  }

  private static Value.Fields list(Value.Fields rule, String name) {
    if (!(rule.get(name) instanceof Value.Items(var items))) {
      return rule;
    }
    var form = items.stream().map(RuleForm::item).toList();
    return rule.with(name, form.isEmpty() ? Value.Absent.ABSENT : new Value.Items(form));
  }

  private static Value item(Value item) {
    return item instanceof Value.Fields format
        ? container(format).map(container -> format(format, container)).orElse(format)
        : item;
  }

  /** The container of a format, where it is known. */
  static Optional<Container> container(Value.Fields format) {
    var word = format.text("format").toUpperCase(Locale.ROOT);
    return Arrays.stream(Container.values()).filter(c -> c.name().equals(word)).findFirst();
  }

  private static Value.Fields format(Value.Fields format, Container container) {
    var cycle = orElse(format, "cycleDuration", new Value.Span(container.cycle()));
    if (container.segmented()) {
      var slice = orElse(cycle, "sliceDuration", new Value.Span(RecordFormat.SEGMENT));
      return orElse(slice, "sliceOssObjectPrefix", new Value.Text(RecordFormat.SEGMENT_NAMES));
    }
    return cycle
        .with("sliceDuration", Value.Absent.ABSENT)
        .with("sliceOssObjectPrefix", Value.Absent.ABSENT);
  }

  private static Value.Fields orElse(Value.Fields fields, String name, Value otherwise) {
    return fields.get(name).isPresent() ? fields : fields.with(name, otherwise);
  }

  /** The known formats of a rule, by attribute name. */
  static List<Value.Fields> formats(Value.Fields rule, String name) {
    return rule.get(name) instanceof Value.Items(var items)
        ? items.stream()
            .filter(Value.Fields.class::isInstance)
            .map(Value.Fields.class::cast)
            .toList()
        : List.of();
  }
}
