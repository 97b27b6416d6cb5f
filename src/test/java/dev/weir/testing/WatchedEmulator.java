package dev.weir.testing;

import dev.weir.sandbox.Answer;
import dev.weir.sandbox.Call;
import dev.weir.sandbox.Emulator;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/**
 * An emulator whose calls somebody watches before they are answered.
 *
 * @param inner the emulator
 * @param watcher is told the operation and the call
 */
public record WatchedEmulator(Emulator inner, BiConsumer<String, Call> watcher)
    implements Emulator {

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public Answer answer(Call call) {
    inner.operation(call).ifPresent(operation -> watcher.accept(operation, call));
    return inner.answer(call);
  }

  @Override
  public JsonNode dump() {
    return inner.dump();
  }

  @Override
  public void load(JsonNode state) {
    inner.load(state);
  }

  @Override
  public void publish(JsonNode stream) {
    inner.publish(stream);
  }

  @Override
  public void unpublish(JsonNode stream) {
    inner.unpublish(stream);
  }

  @Override
  public Optional<String> operation(Call call) {
    return inner.operation(call);
  }

  @Override
  public Answer throttled(Call call) {
    return inner.throttled(call);
  }

  @Override
  public Answer failed(Call call, int status) {
    return inner.failed(call, status);
  }
}
