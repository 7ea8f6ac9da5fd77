/** Disk images as the place where a dead server's files come from. */
@NullMarked
package dev.exhume.core.source.disk;

import org.jspecify.annotations.NullMarked;
