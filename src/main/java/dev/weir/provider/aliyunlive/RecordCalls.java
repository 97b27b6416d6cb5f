package dev.weir.provider.aliyunlive;

import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import dev.weir.provider.Calls;
import dev.weir.provider.KindReader.Wish;

/** How many calls a change of what is recorded takes. */
final class RecordCalls {

  private RecordCalls() {}

  /** How a rule for every stream is named has to be asked for before it is changed. */
  static Calls of(Kind<?> kind, Provider settings, Wish wish, Value.Fields fields) {
    boolean named =
        wish != Wish.CREATE
            && kind.name().equals("RecordRule")
            && fields.text("stream").equals(RecordRule.EVERY);
    var limits = settings.limits();
    var rate =
        new Calls.Apart(
            Math.min(limits.readsPerSecond(), kind.name().equals("RecordRule") ? 100 : 50),
            Math.min(limits.writesPerSecond(), 30));
    return new Calls(Calls.looks(wish) + (named ? 1 : 0), 1, 1, rate);
  }
}
