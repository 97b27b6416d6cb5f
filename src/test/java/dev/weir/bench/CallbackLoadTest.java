package dev.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The callback service under load. For the numbers: {@code mvn test -Plong
 * -Dtest=CallbackLoadTest}; how fast and how long is set with {@code -Dweir.load.rate=1000
 * -Dweir.load.seconds=60}.
 */
@Timeout(300)
class CallbackLoadTest {

  @TempDir Path folder;

  @Test
  void under_a_little_load_no_decision_is_wrong() throws Exception {
    load(200, 2);
  }

  @Test
  @Tag("long")
  void under_a_thousand_calls_a_second_for_a_minute_no_decision_is_wrong() throws Exception {
    load(Integer.getInteger("weir.load.rate", 1_000), Integer.getInteger("weir.load.seconds", 60));
  }

  private void load(int perSecond, int seconds) throws Exception {
    try (var service = CallbackProcess.start(folder)) {
      var report = new CallbackLoad(service.address(), perSecond, seconds).run();
      long peak = service.peakMegabytes();
      System.out.printf(
          "%smemory: at most %d MB resident, with a heap of at most %d MB%n",
          report.text(), peak, CallbackProcess.HEAP);
      assertThat(service.stop()).isEqualTo(143);

      assertThat(report.wrong()).as(report.firstFault()).isZero();
      assertThat(report.failed()).as(report.firstFault()).isZero();
      assertThat(report.accepted()).isZero();
      assertThat(report.calls()).isEqualTo(perSecond * seconds);
      var written =
          service.log().stream().filter(line -> line.contains("\"record-file\"")).toList();
      assertThat(written).as("each event once").hasSize(report.events()).doesNotHaveDuplicates();
      assertThat(peak).as("megabytes").isLessThan(400);
    }
  }
}
