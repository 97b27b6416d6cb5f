package dev.weir.provider.volcenginelive;

import static java.util.stream.Collectors.toMap;

import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Statuses;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which streams are being pulled through a group, no call tells. */
record RelayGroupStatuses() implements Statuses {

  @Override
  public Kind<RelayGroup> kind() {
    return LiveKinds.GROUP;
  }

  @Override
  public Map<ObjectKey, List<StreamStatus>> status(Set<ObjectKey> keys, Instant now) {
    var untold = new Untold("no call tells which streams are pulled through a group");
    return keys.stream().collect(toMap(key -> key, _ -> List.of(untold)));
  }
}
