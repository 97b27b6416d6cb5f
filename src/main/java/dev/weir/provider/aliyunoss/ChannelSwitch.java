package dev.weir.provider.aliyunoss;

import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import dev.weir.provider.Switches;

/** Switches channels on and off; OSS does neither by itself. */
record ChannelSwitch(Kind<Channel> kind) implements Switches {

  @Override
  public String attribute() {
    return "status";
  }

  @Override
  public Value value(boolean on) {
    return new Value.Text(on ? OssChannels.ENABLED : OssChannels.DISABLED);
  }
}
