package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.kind.Kind;
import dev.weir.provider.ProviderModule;
import dev.weir.testing.ToyModule;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of {@code src/docs/add-a-provider.md}: a class, and one line that names it. */
class ThirdPartyProviderTest {

  @TempDir Path jar;

  @Test
  void a_provider_on_the_class_path_is_found_by_its_services_file() throws IOException {
    var services = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(ProviderModule.class.getName()), ToyModule.class.getName() + "\n");

    try (var loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
      var providers = Providers.installed(loader);

      assertThat(providers.apiVersions()).contains("aliyun-oss/v1", "toy/v1");
      assertThat(providers.of("toy/v1").stream().map(Kind::name))
          .containsExactly("Provider", "Box");
      assertThat(providers.find("toy/v1/Box")).isPresent();
    }
  }
}
