/** ApsaraVideo Live: rules that record live streams into OSS, and the callbacks about them. */
@NullMarked
package dev.weir.provider.aliyunlive;

import org.jspecify.annotations.NullMarked;
