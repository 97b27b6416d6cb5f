package dev.weir.provider.qiniupili;
import dev.weir.sandbox.*;
import tools.jackson.databind.JsonNode;
record PiliEmulator(World world) implements Emulator {
  public String name() { return "qiniu-pili"; }
  public Answer answer(Call call) { throw new IllegalStateException(); }
  public JsonNode dump() { throw new IllegalStateException(); }
  public void load(JsonNode s) {}
  public void publish(JsonNode s) {}
  public void unpublish(JsonNode s) {}
}
