package dev.weir.provider.aliyunoss;

import dev.weir.sandbox.Shelf;
import dev.weir.sandbox.World;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** One bucket of the emulated OSS, and what can be done with its channels. */
final class OssBucket implements OssApi {

  private static final int DEFAULT_KEYS = 100;
  private static final int MOST_KEYS = 1_000;

  private final String name;
  private final String host;
  private final World world;
  private final OssShelves shelves;
  private final OssPushes pushes;

  /**
   * A bucket.
   *
   * @param host that its channels' addresses show: {@code live-demo.oss-cn-hangzhou.aliyuncs.com}
   */
  OssBucket(String name, String host, World world, OssShelves shelves) {
    this.name = name;
    this.host = host;
    this.world = world;
    this.shelves = shelves;
    this.pushes = new OssPushes(name, world, shelves);
  }

  @Override
  public OssChannels.Created putLiveChannel(
      String channel, OssChannels.Configuration configuration) {
    pushes.change(
        channel,
        before -> {
          refuseLive(before);
          return Optional.of(OssChannelState.of(configuration, world.now(), before));
        });
    return new OssChannels.Created(urls(channel, existing(channel)));
  }

  @Override
  public void putLiveChannelStatus(String channel, String status) {
    OssRules.checkSwitch(status);
    pushes.change(
        channel,
        before -> {
          var state = before.orElseThrow(OssRefusal::noSuchChannel);
          if (status.equals(OssChannelState.ENABLED)) {
            refuseLive(before);
          }
          return Optional.of(state.switched(status, world.now()));
        });
  }

  @Override
  public void deleteLiveChannel(String channel) {
    pushes.change(
        channel,
        before -> {
          refuseLive(before);
          return Optional.empty();
        });
  }

  @Override
  public OssChannels.Page listLiveChannel(
      @Nullable String prefix, @Nullable String marker, @Nullable Integer maxKeys) {
    var limit = maxKeys == null ? DEFAULT_KEYS : maxKeys;
    if (limit < 1 || limit > MOST_KEYS) {
      throw OssRefusal.field("101", "max-keys is invalid.");
    }
    var start = prefix == null ? "" : prefix;
    var after = marker == null ? "" : marker;
    var page = new ArrayList<OssChannels.Listed>();
    var truncated = false;
    for (var entry : following(start, after).entrySet()) {
      if (!entry.getKey().startsWith(key(start))) {
        break;
      }
      if (page.size() == limit) {
        truncated = true;
        break;
      }
      page.add(listed(entry.getKey().substring(key("").length()), entry.getValue()));
    }
    var next = truncated ? page.getLast().name() : "";
    return new OssChannels.Page(start, after, limit, truncated, next, page);
  }

  /** What comes after the marker and not before the prefix. */
  private SortedMap<String, OssChannelState> following(String prefix, String marker) {
    var all = shelves.channels().view().tailMap(key(prefix), true);
    var beyond = Shelf.KEY_ORDER.compare(marker, prefix) >= 0 && !marker.isEmpty();
    return beyond ? all.tailMap(key(marker), false) : all;
  }

  @Override
  public OssChannels.Configuration getLiveChannelInfo(String channel) {
    return existing(channel).configuration();
  }

  @Override
  public OssStreams.Stat getLiveChannelStat(String channel) {
    var state = existing(channel);
    return state
        .push()
        .map(push ->
            new OssStreams.Stat(
                OssStreams.Stat.LIVE,
                OssTime.format(push.since()),
                push.remoteAddr(),
                push.video(),
                push.audio()))
        .orElseGet(() ->
            new OssStreams.Stat(
                state.isDisabled() ? "Disabled" : "Idle",
                "",
                "",
                Optional.empty(),
                Optional.empty()));
  }

  @Override
  public OssStreams.History getLiveChannelHistory(String channel) {
    return new OssStreams.History(
        existing(channel).history().stream()
            .map(push ->
                new OssStreams.LiveRecord(
                    OssTime.format(push.start()), OssTime.format(push.end()), push.remoteAddr()))
            .toList());
  }

  @Override
  public String getVodPlaylist(String channel, long startTime, long endTime) {
    var state = existing(channel);
    OssRules.checkSpan(startTime, endTime);
    var found = pushes.segments(channel, state).within(startTime, endTime);
    if (found.isEmpty()) {
      throw OssRefusal.field("308", "No ts file found in specified time span.");
    }
    return OssSegments.playlist(found);
  }

  @Override
  public void postVodPlaylist(String channel, String playlist, long startTime, long endTime) {
    var text = getVodPlaylist(channel, startTime, endTime);
    shelves.playlists().put(key(channel) + "/" + playlist, text);
  }

  /** A playlist that {@link #postVodPlaylist} wrote. */
  String playlist(String channel, String playlist) {
    return shelves.playlists().get(key(channel) + "/" + playlist).orElse("");
  }

  /** Refuses to go on when the channel is being pushed to. */
  void checkIdle(String channel) {
    refuseLive(pushes.current(channel));
  }

  private static void refuseLive(Optional<OssChannelState> state) {
    if (state.filter(OssChannelState::isLive).isPresent()) {
      throw OssRefusal.stillLive();
    }
  }

  private OssChannelState existing(String channel) {
    return pushes.current(channel).orElseThrow(OssRefusal::noSuchChannel);
  }

  private OssChannels.Listed listed(String channel, OssChannelState state) {
    return new OssChannels.Listed(
        channel,
        state.description(),
        state.status(),
        OssTime.format(state.lastModified()),
        urls(channel, state));
  }

  private OssChannels.Urls urls(String channel, OssChannelState state) {
    return new OssChannels.Urls(
        "rtmp://" + host + "/live/" + channel,
        "http://" + host + "/" + channel + "/" + state.playlistName());
  }

  private String key(String channel) {
    return name + "/" + channel;
  }
}
