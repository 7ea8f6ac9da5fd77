/** Writes tar archives that keep all that Linux knows of a file. */
@NullMarked
package dev.exhume.core.kit.tar;

import org.jspecify.annotations.NullMarked;
