/** The log of XFS, replayed in memory. */
@NullMarked
package dev.exhume.disk.filesystem.xfs.log;

import org.jspecify.annotations.NullMarked;
