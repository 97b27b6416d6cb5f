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
  SWITCH("enable` and `weir disable", Switches.class);

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
