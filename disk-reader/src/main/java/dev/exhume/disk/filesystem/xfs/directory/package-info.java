/** The entries of directories, in every form in which XFS keeps them. */
@NullMarked
package dev.exhume.disk.filesystem.xfs.directory;

import org.jspecify.annotations.NullMarked;
