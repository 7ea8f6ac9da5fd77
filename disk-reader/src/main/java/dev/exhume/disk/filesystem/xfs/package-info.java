/** The file system XFS. */
@NullMarked
package dev.exhume.disk.filesystem.xfs;

import org.jspecify.annotations.NullMarked;
