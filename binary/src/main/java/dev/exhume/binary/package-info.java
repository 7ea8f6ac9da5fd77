/** Bounds-checked views of on-disk structures, whatever the bytes claim. */
@NullMarked
package dev.exhume.binary;

import org.jspecify.annotations.NullMarked;
