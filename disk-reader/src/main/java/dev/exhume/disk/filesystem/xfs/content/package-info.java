/** Where the bytes of files of XFS are. */
@NullMarked
package dev.exhume.disk.filesystem.xfs.content;

import org.jspecify.annotations.NullMarked;
