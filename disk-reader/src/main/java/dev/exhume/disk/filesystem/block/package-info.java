/** Files whose bytes lie in blocks of their volume. */
@NullMarked
package dev.exhume.disk.filesystem.block;

import org.jspecify.annotations.NullMarked;
