package dev.weir.engine;

import dev.weir.kind.OnAir;
import dev.weir.plan.Disruption;

/** Stops a call that would cut or alter what may be on the air, just before it is sent. */
final class HeldBack extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Disruption disruption;
  private final transient OnAir state;

  HeldBack(Disruption disruption, OnAir state) {
    super("on the air");
    this.disruption = disruption;
    this.state = state;
  }

  Disruption disruption() {
    return disruption;
  }

  OnAir state() {
    return state;
  }
}
