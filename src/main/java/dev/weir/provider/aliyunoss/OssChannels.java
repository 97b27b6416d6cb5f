package dev.weir.provider.aliyunoss;

import static java.util.stream.Collectors.toCollection;

import dev.weir.http.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The XML documents about channels' settings, as they are on the wire. */
final class OssChannels {

  /** The one type of target there is. */
  static final String HLS = "HLS";

  static final String ENABLED = "enabled";
  static final String DISABLED = "disabled";

  private OssChannels() {}

  /** A document that can be sent. */
  interface Document {
    /** Its root element. */
    XmlElement xml();
  }

  /**
   * What a channel is set to.
   *
   * @param snapshot at most one; never told back
   */
  record Configuration(
      String description, String status, Target target, Optional<Snapshot> snapshot)
      implements Document {

    static Configuration of(XmlElement xml) {
      return new Configuration(
          xml.textOf("Description"),
          xml.textOf("Status"),
          Target.of(xml.child("Target").orElse(XmlElement.of("Target", ""))),
          xml.child("Snapshot").map(Snapshot::of));
    }

    @Override
    public XmlElement xml() {
      var children =
          Stream.of(
                  XmlElement.of("Description", description),
                  XmlElement.of("Status", status),
                  target.xml())
              .collect(toCollection(ArrayList::new));
      snapshot.map(Snapshot::xml).ifPresent(children::add);
      return XmlElement.of("LiveChannelConfiguration", children);
    }
  }

  /**
   * Where and how segments are written.
   *
   * @param type {@code HLS}
   * @param fragDuration seconds; empty when missing or not a number
   * @param fragCount segments in the playlist; empty when missing or not a number
   */
  record Target(
      String type,
      Optional<Integer> fragDuration,
      Optional<Integer> fragCount,
      String playlistName) {

    static Target of(XmlElement xml) {
      return new Target(
          xml.textOf("Type"),
          number(xml, "FragDuration"),
          number(xml, "FragCount"),
          xml.textOf("PlaylistName"));
    }

    XmlElement xml() {
      var children = new ArrayList<XmlElement>();
      children.add(XmlElement.of("Type", type));
      fragDuration.ifPresent(n -> children.add(XmlElement.of("FragDuration", n.toString())));
      fragCount.ifPresent(n -> children.add(XmlElement.of("FragCount", n.toString())));
      children.add(XmlElement.of("PlaylistName", playlistName));
      return XmlElement.of("Target", children);
    }
  }

  /** Still pictures taken from the stream; the interval is in seconds. */
  record Snapshot(
      String roleName, String destBucket, String notifyTopic, Optional<Integer> interval) {

    static Snapshot of(XmlElement xml) {
      return new Snapshot(
          xml.textOf("RoleName"),
          xml.textOf("DestBucket"),
          xml.textOf("NotifyTopic"),
          number(xml, "Interval"));
    }

    XmlElement xml() {
      var children = new ArrayList<XmlElement>();
      children.add(XmlElement.of("RoleName", roleName));
      children.add(XmlElement.of("DestBucket", destBucket));
      children.add(XmlElement.of("NotifyTopic", notifyTopic));
      interval.ifPresent(n -> children.add(XmlElement.of("Interval", n.toString())));
      return XmlElement.of("Snapshot", children);
    }
  }

  /** A channel's addresses, unsigned: where to push to, and where to play from. */
  record Urls(String publish, String play) {

    static Urls of(XmlElement xml) {
      return new Urls(url(xml, "PublishUrls"), url(xml, "PlayUrls"));
    }

    List<XmlElement> xml() {
      return List.of(
          XmlElement.of("PublishUrls", List.of(XmlElement.of("Url", publish))),
          XmlElement.of("PlayUrls", List.of(XmlElement.of("Url", play))));
    }

    private static String url(XmlElement xml, String list) {
      return xml.child(list).map(urls -> urls.textOf("Url")).orElse("");
    }
  }

  /** The answer to PutLiveChannel. */
  record Created(Urls urls) implements Document {

    static Created of(XmlElement xml) {
      return new Created(Urls.of(xml));
    }

    @Override
    public XmlElement xml() {
      return XmlElement.of("CreateLiveChannelResult", urls.xml());
    }
  }

  /**
   * A channel as a listing shows it.
   *
   * @param lastModified when its settings last changed, {@code 2016-07-30T01:54:21.000Z}
   */
  record Listed(String name, String description, String status, String lastModified, Urls urls) {

    static Listed of(XmlElement xml) {
      return new Listed(
          xml.textOf("Name"),
          xml.textOf("Description"),
          xml.textOf("Status"),
          xml.textOf("LastModified"),
          Urls.of(xml));
    }

    XmlElement xml() {
      var children =
          Stream.of(
                  XmlElement.of("Name", name),
                  XmlElement.of("Description", description),
                  XmlElement.of("Status", status),
                  XmlElement.of("LastModified", lastModified))
              .collect(toCollection(ArrayList::new));
      children.addAll(urls.xml());
      return XmlElement.of("LiveChannel", children);
    }
  }

  /**
   * One page of a listing.
   *
   * @param truncated whether more pages follow
   * @param nextMarker the last name of the page; empty on the last page
   */
  record Page(
      String prefix,
      String marker,
      int maxKeys,
      boolean truncated,
      String nextMarker,
      List<Listed> channels)
      implements Document {

    Page {
      channels = List.copyOf(channels);
    }

    static Page of(XmlElement xml) {
      return new Page(
          xml.textOf("Prefix"),
          xml.textOf("Marker"),
          number(xml, "MaxKeys").orElse(0),
          xml.textOf("IsTruncated").equals("true"),
          xml.textOf("NextMarker"),
          xml.all("LiveChannel").stream().map(Listed::of).toList());
    }

    @Override
    public XmlElement xml() {
      var children =
          Stream.of(
                  XmlElement.of("Prefix", prefix),
                  XmlElement.of("Marker", marker),
                  XmlElement.of("MaxKeys", Integer.toString(maxKeys)),
                  XmlElement.of("IsTruncated", Boolean.toString(truncated)))
              .collect(toCollection(ArrayList::new));
      if (!nextMarker.isEmpty()) {
        children.add(XmlElement.of("NextMarker", nextMarker));
      }
      channels.forEach(channel -> children.add(channel.xml()));
      return XmlElement.of("ListLiveChannelResult", children);
    }
  }

  /** A whole number in a child element; empty when it is missing or something else. */
  static Optional<Integer> number(XmlElement xml, String child) {
    try {
      return xml.child(child).map(e -> Integer.valueOf(e.text().strip()));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
