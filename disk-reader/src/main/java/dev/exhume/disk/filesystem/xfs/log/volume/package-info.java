/** A volume with changes that are in memory only, and what metadata on it carry of themselves. */
@NullMarked
package dev.exhume.disk.filesystem.xfs.log.volume;

import org.jspecify.annotations.NullMarked;
