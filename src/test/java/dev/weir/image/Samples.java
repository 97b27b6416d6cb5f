package dev.weir.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What compilers leave to be linked, in every shape; a test compares it with what is prelinked. */
public final class Samples implements Supplier<List<Object>> {

  private record Empty() {}

  private record Numbers(
      int whole,
      long wide,
      short small,
      byte tiny,
      char letter,
      boolean truth,
      float f,
      double d) {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Holder<T>(T value, int[] array, String text) {}

  private record Own(String text) {
    @Override
    public String toString() {
      return "own";
    }
  }

  private sealed interface Shape permits Circle, Square {
    /** A switch in an interface. */
    default String name() {
      return switch (this) {
        case Circle(var radius) when radius > 10 -> "large circle";
        case Circle(var radius) when radius > 5 -> "circle";
        case Circle _ -> "small circle";
        case Square square -> "square of " + square.side();
      };
    }
  }

  private record Circle(int radius) implements Shape {}

  private record Square(long side) implements Shape {}

  private static String kind(Object something) {
    return switch (something) {
      case null -> "nothing";
      case String text when text.isEmpty() -> "empty";
      case Number number when number.intValue() > 3 -> "more than three";
      case Integer whole -> "whole " + whole;
      case String text -> text;
      case int[] array -> "array of " + array.length;
      case Shape shape -> shape.name();
      default -> "something";
    };
  }

  private static final List<Object> RECORDS = new ArrayList<>();

  private static void add(Supplier<Object> made) {
    // Twice, since records that are the same object are not compared.
    RECORDS.add(made.get());
    RECORDS.add(made.get());
  }

  static {
    int[] array = {1, 2};
    add(Empty::new);
    add(() -> new Numbers(1, 2, (short) 3, (byte) 4, 'x', true, 1.5f, 2.5));
    add(() -> new Numbers(-1, Long.MIN_VALUE, (short) -3, (byte) -4, 'y', false, 0f, 0d));
    add(() -> new Numbers(-1, Long.MIN_VALUE, (short) -3, (byte) -4, 'y', false, -0f, 0d));
    add(() -> new Numbers(-1, Long.MIN_VALUE, (short) -3, (byte) -4, 'y', false, 0f, -0d));
    add(() -> new Numbers(1, 2, (short) 3, (byte) 4, 'x', true, Float.NaN, Double.NaN));
    add(() -> new Holder<>(null, null, null));
    add(() -> new Holder<>(List.of("a"), null, "text"));
    add(() -> new Holder<>(new Circle(3), null, ""));
    add(() -> new Own("a"));
    add(() -> new Square(1L << 40));
    RECORDS.add(
        new Holder<>("with an array", array, "x")
            .equals(new Holder<>("with an array", array, "x")));
    RECORDS.add(
        new Holder<>("other", array, "x").equals(new Holder<>("other", new int[] {1, 2}, "x")));
  }

  /** What all of it comes to. */
  @Override
  public List<Object> get() {
    var told = new ArrayList<Object>();
    for (var one : RECORDS) {
      told.add(one.toString());
      told.add(one.hashCode());
      for (var other : RECORDS) {
        told.add(one.equals(other));
      }
      told.add(one.equals("another class"));
    }
    for (var one :
        new Object[] {
          null,
          "",
          "text",
          4,
          2,
          7.5,
          2L,
          new int[3],
          new Circle(11),
          new Circle(7),
          new Circle(1),
          new Square(2),
          'c'
        }) {
      told.add(kind(one));
    }
    return told;
  }
}
