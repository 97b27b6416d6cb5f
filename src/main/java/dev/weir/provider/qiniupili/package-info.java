/** Qiniu PILI: streams of a live hub that take an RTMP push and are played as RTMP, HLS and FLV. */
@NullMarked
package dev.weir.provider.qiniupili;

import org.jspecify.annotations.NullMarked;
