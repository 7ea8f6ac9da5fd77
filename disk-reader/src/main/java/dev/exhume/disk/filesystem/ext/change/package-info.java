/** Changes that no block of the volume or of its journal holds: those of fast commits. */
@NullMarked
package dev.exhume.disk.filesystem.ext.change;

import org.jspecify.annotations.NullMarked;
