package dev.weir.engine;

import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.provider.KindReader;
import dev.weir.provider.KindWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One kind in one account, in values instead of records.
 *
 * @param reader reads it
 * @param writer changes it
 */
record Remote<R extends Record>(KindReader<R> reader, KindWriter<R> writer) {

  /** Puts the two halves of one kind together. */
  @SuppressWarnings("unchecked") // Both are of the kind with this id, and so of one record type.
  static <R extends Record> Remote<R> of(KindReader<?> reader, KindWriter<?> writer) {
    return new Remote<>((KindReader<R>) reader, (KindWriter<R>) writer);
  }

  /** The same, allowed to cut what is on the air. */
  Remote<R> cutting() {
    return new Remote<>(reader, writer.cutting());
  }

  private Kind<R> kind() {
    return reader.kind();
  }

  Optional<Value.Fields> read(ObjectKey key) {
    return reader.read(key).map(kind()::unbind);
  }

  Value.Fields create(Value.Fields desired) {
    return kind().unbind(writer.create(kind().bind(desired)));
  }

  Value.Fields update(Value.Fields before, Value.Fields desired, Set<String> changed) {
    return kind().unbind(writer.update(kind().bind(before), kind().bind(desired), changed));
  }

  void delete(Value.Fields before) {
    writer.delete(kind().bind(before));
  }

  Duration settling() {
    return writer.settling();
  }

  String lane(ObjectKey key) {
    return kind().apiVersion() + " " + writer.lane(key);
  }
}
