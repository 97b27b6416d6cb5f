package dev.weir.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.Providers;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a provider says of a kind beside its record. */
class KindTest {

  /** A record is read when it is first needed, so that a misspelt name would show late. */
  @Test
  void every_kind_names_attributes_that_it_has() {
    var providers = Providers.installed();
    var named = new HashSet<String>();
    for (var kind :
        providers.apiVersions().stream().flatMap(v -> providers.of(v).stream()).toList()) {
      Stream.of(
              kind.settledLater().stream(),
              kind.unread().stream().map(Kind.Unread::attribute),
              kind.unread().stream().flatMap(unread -> unread.sparing().stream()),
              kind.implied().stream().flatMap(implied -> implied.equal().stream()),
              kind.stamp().stream())
          .flatMap(names -> names)
          .forEach(name -> {
            assertThat(kind.shape().has(name)).as("%s of %s", name, kind).isTrue();
            named.add(kind + "." + name);
          });
    }
    assertThat(named).contains("aliyun-oss/v1/Channel.snapshot", "qiniu-pili/v1/Channel.converts");
  }

  @Describes(apiVersion = "toy/v1", doc = "A toy.")
  record Toy(@Field(doc = "Its name.", required = true) String name, Optional<String> bare) {}

  @Test
  void a_component_that_is_not_described_is_told_when_the_record_is_read() {
    var kind = Kind.of(Toy.class);
    assertThat(List.of(kind.name(), kind.apiVersion())).containsExactly("Toy", "toy/v1");
    assertThatThrownBy(kind::shape).hasMessageContaining("bare").hasMessageContaining("@Field");
  }
}
