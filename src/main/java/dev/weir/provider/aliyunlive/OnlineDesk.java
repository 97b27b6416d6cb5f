package dev.weir.provider.aliyunlive;

import dev.weir.provider.aliyunlive.LiveAnswers.Online;
import dev.weir.provider.aliyunlive.LiveAnswers.OnlineList;
import dev.weir.provider.aliyunlive.LiveAnswers.OnlinePage;
import dev.weir.sandbox.Shelf;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what is being pushed, as the emulated service does. It has no transcoded streams. */
record OnlineDesk(Shelf<LivePush> pushes) {

  private static final int USUAL_PAGE = 2_000;
  private static final int LARGEST_PAGE = 3_000;

  /** What every emulated push has beside its picture, in kbit/s, and its frames per second. */
  private static final int AUDIO_RATE = 64;

  private static final int FRAME_RATE = 25;

  OnlinePage list(LiveRequests.OnlineQuery asked) {
    RuleLimits.checkRange("PageNum", asked.pageNum(), 1, Integer.MAX_VALUE);
    RuleLimits.checkRange("PageSize", asked.pageSize(), 1, LARGEST_PAGE);
    int number = asked.pageNum().orElse(1);
    int size = asked.pageSize().orElse(USUAL_PAGE);
    var found = pushed(asked);
    long from = Math.min(found.size(), (number - 1L) * size);
    var page = found.subList((int) from, (int) Math.min(found.size(), from + size));
    return new OnlinePage(
        Optional.of(number),
        Optional.of(size),
        Optional.of(found.size()),
        Optional.of((found.size() + size - 1) / size),
        Optional.of(new OnlineList(List.copyOf(page))));
  }

  private List<Online> pushed(LiveRequests.OnlineQuery asked) {
    if (asked.streamType().orElse("all").equals("trans")) {
      return List.of();
    }
    var domain = asked.domainName().toLowerCase(Locale.ROOT);
    return pushes.view().subMap(domain + "/", domain + "0").values().stream()
        .filter(push -> asked.appName().map(push.app()::equals).orElse(true))
        .filter(push -> asked.streamName().map(name -> isNamed(push, name, asked)).orElse(true))
        .map(OnlineDesk::online)
        .toList();
  }

  private static boolean isNamed(LivePush push, String name, LiveRequests.OnlineQuery asked) {
    return asked.queryType().orElse("fuzzy").equals("strict")
        ? push.stream().equals(name)
        : push.stream().contains(name);
  }

  private static Online online(LivePush push) {
    return new Online(
        push.domain(),
        push.app(),
        push.stream(),
        push.since(),
        push.clientIp(),
        Optional.of(push.bitrate()),
        Optional.of(AUDIO_RATE),
        Optional.of(FRAME_RATE),
        Optional.of(push.width()),
        Optional.of(push.height()),
        Optional.of(push.codec().equals("h265") ? 12 : 7));
  }
}
