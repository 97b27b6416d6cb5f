package dev.weir.testing;

import dev.weir.sandbox.Answer;
import dev.weir.sandbox.Call;
import dev.weir.sandbox.Emulator;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * An emulator whose calls somebody lets through, holds up or drops.
 *
 * @param inner the emulator
 * @param gate answers each call, by itself or by the emulator
 */
public record GatedEmulator(Emulator inner, Gate gate) implements Emulator {

  /** Stands in front of an emulator. */
  public interface Gate {
    /** Answers a call. */
    Answer pass(Call call, Function<Call, Answer> emulator);
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public Answer answer(Call call) {
    return gate.pass(call, inner::answer);
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
