package dev.weir.provider;

import java.util.Arrays;

/** What can be asked of objects, or done with them, each with the command that does it. */
public enum Operation {
  /** What is on the air. */
  STATUS("status", Statuses.class),
  /** Where to push to and play from. */
  URL("url", Urls.class),
  /** Past pushes. */
  HISTORY("history", Histories.class),
  /** What was recorded. */
  SEGMENTS("segments", Segments.class),
  /** Switching on and off. */
  SWITCH("enable` and `weir disable", Switches.class),
  /** Playing what was recorded. */
  VOD_SHOW("vod show", Playlists.class),
  /** Making a playlist of what was recorded. */
  VOD_CREATE("vod create", PlaylistMaking.class),
  /** Making files of what was recorded. */
  SAVE_AS("save-as", Saves.class),
  /** Taking pictures. */
  SNAPSHOT("snapshot", Snapshots.class),
  /** What became of a file in the making. */
  JOB("save-as --job", Jobs.class),
  /** Starting and stopping a recording. */
  RECORD("record start` and `weir record stop", RecordCommands.class),
  /** What was recorded, and where it is. */
  RECORD_CONTENT("record content", RecordedContents.class);

  private final String command;
  private final Class<? extends Capability> capability;

  Operation(String command, Class<? extends Capability> capability) {
    this.command = command;
    this.capability = capability;
  }

  /** The command, for a message that puts it between back-ticks after {@code weir}. */
  public String command() {
    return command;
  }

  /** What a provider offers for it. */
  public Class<? extends Capability> capability() {
    return capability;
  }

  /** Whether it does something at the provider. */
  public boolean acts() {
    return Errand.class.isAssignableFrom(capability);
  }

  /** The operation that this interface is for. */
  public static Operation of(Class<? extends Capability> capability) {
    return Arrays.stream(values())
        .filter(operation -> operation.capability.equals(capability))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no operation has " + capability));
  }
}
