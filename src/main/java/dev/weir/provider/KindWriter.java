package dev.weir.provider;

import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import java.time.Duration;
import java.util.Set;

/**
 * Changes the objects of one kind in one account.
 *
 * <p>The caller has read the object just before. Every method may throw {@link
 * dev.weir.diag.RemoteFailure}, whose details say whether the effect is unknown.
 *
 * @param <R> the kind's record
 */
public interface KindWriter<R extends Record> {

  /** The kind. */
  Kind<R> kind();

  /**
   * Creates an object that was just seen not to exist.
   *
   * @return the object, with what the provider told of it in the answer
   */
  R create(R desired);

  /**
   * Changes an object in place.
   *
   * @param before as it was just read
   * @param desired as it is to be; attributes the manifest leaves alone have their live value
   * @param changed names of the attributes that differ
   * @return the object, with what the provider told of it in the answer
   */
  R update(R before, R desired, Set<String> changed);

  /**
   * Deletes an object; one that is gone already is fine.
   *
   * @param before as it was just read
   */
  void delete(R before);

  /**
   * The writer for objects whose stream a person allowed to be cut: where the service refuses to
   * touch what is on the air, it takes it off the air first. Once a call has returned, the object
   * is as it was wanted.
   */
  default KindWriter<R> cutting() {
    return this;
  }

  /** How long what was written may take to be told back; zero where it is told at once. */
  default Duration settling() {
    return Duration.ZERO;
  }

  /**
   * Names the remote thing that a write reads and writes as a whole. Writes with equal lanes run
   * one after the other.
   */
  default String lane(ObjectKey key) {
    return key.toString();
  }
}
