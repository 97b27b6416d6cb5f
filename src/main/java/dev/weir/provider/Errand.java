package dev.weir.provider;

/** A capability that does something at the provider. */
public non-sealed interface Errand extends Capability {}
