package dev.weir.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The smallest emulator: {@code PUT /name} keeps the body, {@code GET /name} gives it back. */
final class Shop implements Emulator {

  record Item(String text, Optional<String> onAir) {}

  private final World world;
  private final Shelf<Item> items;

  Shop(World world) {
    this.world = world;
    this.items = world.memory("shop").shelf("items", Item.class);
  }

  @Override
  public String name() {
    return "shop";
  }

  @Override
  public Answer answer(Call call) {
    var key = call.rawPath().substring(1);
    if (call.method().equals("PUT")) {
      items.put(key, new Item(new String(call.body(), StandardCharsets.UTF_8), Optional.empty()));
      return text(200, "kept");
    }
    if (call.method().equals("DELETE")) {
      items.remove(key);
      return text(204, "");
    }
    return items.get(key).map(item -> text(200, item.text())).orElseGet(() -> text(612, "none"));
  }

  @Override
  public Optional<String> operation(Call call) {
    return Optional.of(call.method().equals("PUT") ? "Keep" : "Fetch");
  }

  @Override
  public JsonNode dump() {
    return world.memory("shop").dump();
  }

  @Override
  public void load(JsonNode state) {
    world.memory("shop").load(state);
  }

  @Override
  public void publish(JsonNode stream) {
    items.update(
        stream.path("item").asString(),
        before ->
            Optional.of(
                new Item(
                    before.orElseThrow(() -> new IllegalArgumentException("no such item")).text(),
                    Optional.of(world.now().toString()))));
  }

  @Override
  public void unpublish(JsonNode stream) {
    throw new IllegalStateException("it is not on the air");
  }

  private static Answer text(int status, String text) {
    return new Answer(
        status,
        List.of(new Call.Header("Content-Type", "text/plain")),
        text.getBytes(StandardCharsets.UTF_8));
  }
}
