package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.kind.ObjectKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WantedTest {

  private static final ObjectKey OURS = key("ours");
  private static final ObjectKey NEW = key("new");
  private static final ObjectKey FOREIGN = key("foreign");

  private final Wanted wanted = new Wanted(Set.of(OURS));

  private static ObjectKey key(String name) {
    return new ObjectKey("aliyun-oss/v1/Channel", "live-demo", List.of(name));
  }

  @Test
  void what_is_certain_is_known_at_once_and_the_rest_when_it_is_told() {
    assertThat(wanted.contains(OURS)).isTrue();
    var others =
        CompletableFuture.supplyAsync(
            () -> List.of(wanted.contains(NEW), wanted.contains(FOREIGN)));
    assertThat(others).isNotDone();

    wanted.tell(Set.of(OURS, NEW));

    assertThat(others.join()).containsExactly(true, false);
    assertThat(wanted).containsExactlyInAnyOrder(OURS, NEW);
  }

  @Test
  void who_waits_for_what_is_never_told_is_let_go() {
    var size = CompletableFuture.supplyAsync(wanted::size);

    wanted.giveUp();

    assertThatThrownBy(size::join).hasRootCauseInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> wanted.contains(NEW)).isInstanceOf(CancellationException.class);
    assertThat(wanted.contains(OURS)).isTrue();
  }
}
