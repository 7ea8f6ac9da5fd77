/** The journal of a server that was switched off, replayed in memory and not on the disk. */
@NullMarked
package dev.exhume.disk.filesystem.ext.journal;

import org.jspecify.annotations.NullMarked;
