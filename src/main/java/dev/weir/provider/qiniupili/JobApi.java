package dev.weir.provider.qiniupili;

import feign.Param;
import feign.RequestLine;
import java.util.List;
import java.util.Optional;

/**
 * The query for files in the making, which the vendor has on a host of its own and answers to
 * anybody who knows a job's id.
 *
 * <p>See https://developer.qiniu.com/dora/1294/persistent-processing-status-query-prefop.
 */
interface JobApi {

  /** A job; an unknown one is an error, status 612. */
  @RequestLine("GET /status/get/prefop?id={id}")
  Job getPrefop(@Param("id") String id);

  /**
   * A job.
   *
   * @param code 0 done, 1 waiting, 2 running, 3 failed, 4 done but nobody could be notified
   * @param desc the same in words
   */
  record Job(String id, int code, Optional<String> desc, List<Item> items) {}

  /**
   * One of the files it makes.
   *
   * @param error why it could not be made
   * @param key its name in the bucket
   */
  record Item(Optional<String> error, Optional<String> key) {}
}
