/** Alibaba Cloud OSS LiveChannel: channels that take an RTMP push and write HLS into a bucket. */
@NullMarked
package dev.weir.provider.aliyunoss;

import org.jspecify.annotations.NullMarked;
