package dev.weir.provider.qiniupili;

import dev.weir.http.Query;
import dev.weir.sandbox.Call;
import java.util.Optional;

/** What a request's query says; an empty value says nothing. */
record PiliQuery(Query query) {

  static PiliQuery of(Call call) {
    try {
      return new PiliQuery(Query.parse(call.rawQuery()));
    } catch (IllegalArgumentException _) {
      throw PiliRefusal.badRequest();
    }
  }

  /** Whether a parameter is there, with a value or without. */
  boolean has(String name) {
    return query.has(name);
  }

  Optional<String> text(String name) {
    return query.first(name).filter(text -> !text.isEmpty());
  }

  /** A number from 0. */
  Optional<Long> whole(String name) {
    return text(name)
        .map(text -> {
          if (!text.matches("[0-9]{1,18}")) {
            throw PiliRefusal.badField(name, "invalid type");
          }
          return Long.parseLong(text);
        });
  }
}
