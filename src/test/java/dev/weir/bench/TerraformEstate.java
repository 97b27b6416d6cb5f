package dev.weir.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Terraform's builtin resource, as often as wanted, with the state of an apply that is done. It
 * needs no provider process and makes no call, so its times are what Terraform costs at the least.
 */
enum TerraformEstate {

  /** As many as the kinds here set themselves. */
  FEW(6),

  /** As many as a resource of a real provider has. */
  MANY(30);

  private final int attributes;

  TerraformEstate(int attributes) {
    this.attributes = attributes;
  }

  int attributes() {
    return attributes;
  }

  /** Where Terraform is, if it is on the path. */
  static Optional<Path> program() {
    return List.of(System.getenv("PATH").split(":")).stream()
        .map(place -> Path.of(place, "terraform"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** An attribute; the value is a number or a text. */
  private record Setting(String name, Object value) {

    String type() {
      return value instanceof Integer ? "number" : "string";
    }

    String literal() {
      return value instanceof Integer ? value.toString() : "\"" + value + "\"";
    }
  }

  void write(Path folder, int size) throws IOException {
    Files.createDirectories(folder);
    try (var config = Files.newBufferedWriter(folder.resolve("main.tf"));
        var state = Files.newBufferedWriter(folder.resolve("terraform.tfstate"))) {
      state.write(
          """
          {"version": 4, "terraform_version": "1.9.0", "serial": 1, "lineage": "%s",
           "outputs": {}, "check_results": null, "resources": [
          """
              .formatted(new UUID(0, size)));
      for (int i = 0; i < size; i++) {
        write(i, config);
        state.write(i == 0 ? "" : ",\n");
        state.write(instance(i));
      }
      state.write("]}\n");
    }
  }

  private void write(int i, BufferedWriter config) throws IOException {
    config.write("resource \"terraform_data\" \"stage-%06d\" {\n  input = {\n".formatted(i));
    for (var setting : settings(i)) {
      config.write("    " + setting.name() + " = " + setting.literal() + "\n");
    }
    config.write("  }\n}\n");
  }

  private String instance(int i) {
    var value = members(settings(i), Setting::literal);
    var types = members(settings(i), setting -> "\"" + setting.type() + "\"");
    var object = "{\"value\": {%s}, \"type\": [\"object\", {%s}]}".formatted(value, types);
    return """
    {"mode": "managed", "type": "terraform_data", "name": "stage-%06d",
     "provider": "provider[\\"terraform.io/builtin/terraform\\"]",
     "instances": [{"schema_version": 0, "sensitive_attributes": [], "attributes":
       {"id": "%s", "input": %s, "output": %s, "triggers_replace": null}}]}\
    """
        .formatted(i, new UUID(1, i), object, object);
  }

  private static String members(
      List<Setting> settings, java.util.function.Function<Setting, String> value) {
    return settings.stream()
        .map(setting -> "\"" + setting.name() + "\": " + value.apply(setting))
        .collect(Collectors.joining(", "));
  }

  private List<Setting> settings(int i) {
    var settings =
        new ArrayList<>(
            List.of(
                new Setting("name", "stage-" + i),
                new Setting("description", "Stage " + i + ", main programme"),
                new Setting("status", "enabled"),
                new Setting("playlist", "stage-" + i + ".m3u8"),
                new Setting("count", 3),
                new Setting("duration", "2s")));
    for (int more = settings.size(); more < attributes; more++) {
      settings.add(new Setting("setting%02d".formatted(more), "value %d of %d".formatted(more, i)));
    }
    return settings;
  }
}
