package dev.weir.plan;

import java.util.List;

/** What is done to one resource. */
public enum Action {
  /** Nothing. */
  NO_OP(" ", "no-op"),
  /** It is made. */
  CREATE("+", "create"),
  /** It is changed in place. */
  UPDATE("~", "update"),
  /** The old object is deleted, then the new one made: both have the same natural key. */
  REPLACE("-/+", "delete", "create"),
  /** The new object is made, then the old one deleted. */
  REPLACE_CREATE_FIRST("+/-", "create", "delete"),
  /** It is deleted. */
  DELETE("-", "delete"),
  /** An object that exists is taken over; no call changes it. */
  ADOPT("&", "adopt"),
  /** The ledger forgets it; no call changes it. */
  FORGET(".", "forget");

  private final String symbol;
  private final List<String> words;

  Action(String symbol, String... words) {
    this.symbol = symbol;
    this.words = List.of(words);
  }

  /** The mark in the plan text. */
  public String symbol() {
    return symbol;
  }

  /** The words in the plan document, Terraform's where it has one. */
  public List<String> words() {
    return words;
  }

  /** Whether it is one of the two replaces. */
  public boolean isReplace() {
    return this == REPLACE || this == REPLACE_CREATE_FIRST;
  }

  /** Whether an object goes. */
  public boolean destroys() {
    return this == DELETE || isReplace();
  }
}
