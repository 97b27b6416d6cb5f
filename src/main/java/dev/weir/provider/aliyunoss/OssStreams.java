package dev.weir.provider.aliyunoss;

import static dev.weir.provider.aliyunoss.OssChannels.number;

import dev.weir.http.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The XML documents about what is pushed to a channel, as they are on the wire. */
final class OssStreams {

  private OssStreams() {}

  /**
   * What is pushed now. Only {@code Live} carries more than the status.
   *
   * @param status {@code Disabled}, {@code Idle} or {@code Live}
   * @param connectedTime {@code 2016-07-30T01:54:21.000Z}; empty when not live
   * @param remoteAddr the pusher's {@code ip:port}; empty when not live
   */
  record Stat(
      String status,
      String connectedTime,
      String remoteAddr,
      Optional<Video> video,
      Optional<Audio> audio)
      implements OssChannels.Document {

    /** What the status is while somebody pushes. */
    static final String LIVE = "Live";

    /** Whether somebody pushes; also while a channel that was disabled still has its pusher. */
    boolean isLive() {
      return status.equals(LIVE);
    }

    static Stat of(XmlElement xml) {
      return new Stat(
          xml.textOf("Status"),
          xml.textOf("ConnectedTime"),
          xml.textOf("RemoteAddr"),
          xml.child("Video").map(Video::of),
          xml.child("Audio").map(Audio::of));
    }

    @Override
    public XmlElement xml() {
      var children = new ArrayList<XmlElement>();
      children.add(XmlElement.of("Status", status));
      if (!connectedTime.isEmpty()) {
        children.add(XmlElement.of("ConnectedTime", connectedTime));
        children.add(XmlElement.of("RemoteAddr", remoteAddr));
      }
      video.map(Video::xml).ifPresent(children::add);
      audio.map(Audio::xml).ifPresent(children::add);
      return XmlElement.of("LiveChannelStat", children);
    }
  }

  /** Width and height in pixels, frames per second, bytes per second. */
  record Video(int width, int height, int frameRate, int bandwidth, String codec) {

    static Video of(XmlElement xml) {
      return new Video(
          number(xml, "Width").orElse(0),
          number(xml, "Height").orElse(0),
          number(xml, "FrameRate").orElse(0),
          number(xml, "Bandwidth").orElse(0),
          xml.textOf("Codec"));
    }

    XmlElement xml() {
      return XmlElement.of(
          "Video",
          List.of(
              XmlElement.of("Width", Integer.toString(width)),
              XmlElement.of("Height", Integer.toString(height)),
              XmlElement.of("FrameRate", Integer.toString(frameRate)),
              XmlElement.of("Bandwidth", Integer.toString(bandwidth)),
              XmlElement.of("Codec", codec)));
    }
  }

  /** Bytes per second, Hz. */
  record Audio(int bandwidth, int sampleRate, String codec) {

    static Audio of(XmlElement xml) {
      return new Audio(
          number(xml, "Bandwidth").orElse(0),
          number(xml, "SampleRate").orElse(0),
          xml.textOf("Codec"));
    }

    XmlElement xml() {
      return XmlElement.of(
          "Audio",
          List.of(
              XmlElement.of("Bandwidth", Integer.toString(bandwidth)),
              XmlElement.of("SampleRate", Integer.toString(sampleRate)),
              XmlElement.of("Codec", codec)));
    }
  }

  /** The latest pushes, oldest first. */
  record History(List<LiveRecord> records) implements OssChannels.Document {

    History {
      records = List.copyOf(records);
    }

    static History of(XmlElement xml) {
      return new History(xml.all("LiveRecord").stream().map(LiveRecord::of).toList());
    }

    @Override
    public XmlElement xml() {
      return XmlElement.of("LiveChannelHistory", records.stream().map(LiveRecord::xml).toList());
    }
  }

  /** One push; times as in {@link Stat}. */
  record LiveRecord(String startTime, String endTime, String remoteAddr) {

    static LiveRecord of(XmlElement xml) {
      return new LiveRecord(
          xml.textOf("StartTime"), xml.textOf("EndTime"), xml.textOf("RemoteAddr"));
    }

    XmlElement xml() {
      return XmlElement.of(
          "LiveRecord",
          List.of(
              XmlElement.of("StartTime", startTime),
              XmlElement.of("EndTime", endTime),
              XmlElement.of("RemoteAddr", remoteAddr)));
    }
  }
}
