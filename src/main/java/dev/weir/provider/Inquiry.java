package dev.weir.provider;

/** A capability that changes nothing, built on a client that knows no writing call. */
public non-sealed interface Inquiry extends Capability {}
