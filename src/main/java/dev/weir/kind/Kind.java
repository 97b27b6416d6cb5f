package dev.weir.kind;

import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A resource type or a provider's settings: a record class read once, when first asked for, plus
 * what its provider adds that no annotation can say.
 *
 * @param <R> the record
 */
public final class Kind<R extends Record> {

  /** The name of every kind that holds a provider's settings. */
  public static final String PROVIDER = "Provider";

  /**
   * An order that the provider itself implies: an object of this kind needs the object of another
   * kind of the same provider that has equal values in some attributes.
   *
   * @param kind the kind that must be there first
   * @param equal attributes that both have and that are equal
   * @param when for which objects it holds
   */
  public record Implied(String kind, List<String> equal, Predicate<Value.Fields> when) {
    public Implied {
      equal = List.copyOf(equal);
    }
  }

  /**
   * An attribute that nobody can read, and that is lost when its object is written anew and a
   * manifest does not set it.
   *
   * @param attribute its name
   * @param sparing attributes that are changed without writing the object anew
   */
  public record Unread(String attribute, Set<String> sparing) {
    public Unread {
      sparing = Set.copyOf(sparing);
    }

    /** Whether changing these attributes loses it. */
    public boolean isLostWith(Set<String> changed) {
      return !sparing.containsAll(changed);
    }
  }

  /** Checks what no single attribute's limits can say. */
  @FunctionalInterface
  public interface Check {
    /** Looks at a block with its fallbacks filled in; parts of it may be unknown. */
    void check(Value.Fields spec, Findings findings);
  }

  /** Where a check puts what it finds. */
  public interface Findings {
    /** An error at an attribute, given by its path, for instance {@code target.fragCount}. */
    void error(String path, String code, String message, String hint);

    /** A warning at an attribute. */
    void warning(String path, String code, String message, String hint);
  }

  private final Class<R> type;
  private final Describes describes;
  private final Supplier<Shape> shape;
  private final List<Implied> implied;
  private final List<Check> checks;
  private final UnaryOperator<Value.Fields> normaliser;
  private final Set<String> settledLater;
  private final Passage passage;
  private final List<Unread> unread;
  private final Optional<String> stamp;

  // Asked for many times a resource, and an annotation takes its time to answer.
  private final String apiVersion;
  private final String name;
  private final String id;

  private Kind(
      Class<R> type,
      Supplier<Shape> shape,
      List<Implied> implied,
      List<Check> checks,
      UnaryOperator<Value.Fields> normaliser,
      Set<String> settledLater,
      Passage passage,
      List<Unread> unread,
      Optional<String> stamp) {
    var annotation = Said.of(type);
    if (annotation == null) {
      throw new IllegalStateException(type + " lacks @Describes");
    }
    this.type = type;
    this.describes = annotation;
    this.shape = shape;
    this.implied = List.copyOf(implied);
    this.checks = List.copyOf(checks);
    this.normaliser = normaliser;
    this.settledLater = Set.copyOf(settledLater);
    this.passage = passage;
    this.unread = List.copyOf(unread);
    this.stamp = stamp;
    this.name = annotation.kind().isEmpty() ? type.getSimpleName() : annotation.kind();
    this.apiVersion = annotation.apiVersion();
    this.id = apiVersion + "/" + name;
  }

  /** Reads a record class that carries {@link Describes}. */
  public static <R extends Record> Kind<R> of(Class<R> type) {
    return new Kind<>(
        type,
        Suppliers.memoize(() -> Shape.of(type)),
        List.of(),
        List.of(),
        UnaryOperator.identity(),
        Set.of(),
        Passage.NONE,
        List.of(),
        Optional.empty());
  }

  /** This kind with one more implied order. */
  public Kind<R> needing(Implied edge) {
    return new Kind<>(
        type, shape, plus(implied, edge), checks, normaliser, settledLater, passage, unread, stamp);
  }

  /** This kind with one more check. */
  public Kind<R> checkedBy(Check check) {
    return new Kind<>(
        type,
        shape,
        implied,
        plus(checks, check),
        normaliser,
        settledLater,
        passage,
        unread,
        stamp);
  }

  /**
   * This kind with a normal form: applied to declared, recorded and live values alike before they
   * are compared, so that spellings the provider treats alike never show as changes.
   */
  public Kind<R> normalisedBy(UnaryOperator<Value.Fields> form) {
    return new Kind<>(
        type,
        shape,
        implied,
        checks,
        fields -> form.apply(normaliser.apply(fields)),
        settledLater,
        passage,
        unread,
        stamp);
  }

  /**
   * This kind, whose provider needs further calls for these attributes once an object is created: a
   * creation that was cut off has left them as every new object has them.
   */
  public Kind<R> settlingLater(String... attributes) {
    return new Kind<>(
        type, shape, implied, checks, normaliser, Set.of(attributes), passage, unread, stamp);
  }

  /** This kind, whose objects change by themselves as this says. */
  public Kind<R> movedBy(Passage time) {
    return new Kind<>(type, shape, implied, checks, normaliser, settledLater, time, unread, stamp);
  }

  /** This kind, one of whose attributes nobody can read and a rewrite loses. */
  public Kind<R> losing(Unread attribute) {
    return new Kind<>(
        type,
        shape,
        implied,
        checks,
        normaliser,
        settledLater,
        passage,
        plus(unread, attribute),
        stamp);
  }

  /**
   * This kind, of which a listing tells when an object was last changed by anybody, in this
   * computed attribute: as long as that stays the same, its other attributes do.
   */
  public Kind<R> stampedBy(String attribute) {
    return new Kind<>(
        type,
        shape,
        implied,
        checks,
        normaliser,
        settledLater,
        passage,
        unread,
        Optional.of(attribute));
  }

  private static <T> List<T> plus(List<T> list, T item) {
    var longer = new ArrayList<>(list);
    longer.add(item);
    return longer;
  }

  /** What manifests write as {@code apiVersion}, for instance {@code aliyun-oss/v1}. */
  public String apiVersion() {
    return apiVersion;
  }

  /** What manifests write as {@code kind}, for instance {@code Channel}. */
  public String name() {
    return name;
  }

  /** {@code apiVersion/kind}, unique among all kinds. */
  public String id() {
    return id;
  }

  /** What it is, in a sentence or two. */
  public String doc() {
    return describes.doc();
  }

  /** The vendor's public document. */
  public String source() {
    return describes.source();
  }

  /** Whether its documents tell Weir itself what to do, and stand for no object at a provider. */
  public boolean isLocal() {
    return describes.local();
  }

  /** Its attributes. */
  public Shape shape() {
    return shape.get();
  }

  /** The attributes that make up the natural key, in the order of the key. */
  public List<Attribute> identity() {
    return shape().identity();
  }

  /** Orders that its provider implies. */
  public List<Implied> implied() {
    return implied;
  }

  /** Attributes that are set by further calls once an object is created. */
  public Set<String> settledLater() {
    return settledLater;
  }

  /** Attributes that nobody can read and that a rewrite loses. */
  public List<Unread> unread() {
    return unread;
  }

  /** The attribute that tells when an object was last changed, if a listing tells that. */
  public Optional<String> stamp() {
    return stamp;
  }

  /** What time alone does to its objects. */
  public Passage passage() {
    return passage;
  }

  /** Runs the checks that concern more than one attribute. */
  public void check(Value.Fields spec, Findings findings) {
    checks.forEach(check -> check.check(spec, findings));
  }

  /** The normal form of these values. */
  public Value.Fields normalise(Value.Fields fields) {
    return normaliser.apply(fields);
  }

  /** The record with these values, all of which must be known and in clear. */
  public R bind(Value.Fields fields) {
    return type.cast(shape().bind(fields));
  }

  /** The values of a record, in normal form. */
  public Value.Fields unbind(Record record) {
    return normalise(shape().unbind(type.cast(record)));
  }

  @Override
  public String toString() {
    return id();
  }
}
