package dev.weir.history;

import dev.weir.engine.RunEvent;
import org.jspecify.annotations.Nullable;

/** A listener that can be given where to write to after an engine was made with it. */
final class LateListener implements RunEvent.Listener {
  private volatile RunEvent.@Nullable Listener next;

  void writeTo(RunEvent.Listener listener) {
    next = listener;
  }

  @Override
  public void on(RunEvent event) {
    var listener = next;
    if (listener != null) {
      listener.on(event);
    }
  }
}
