/** Extended attributes, in the inode and in blocks of their own. */
@NullMarked
package dev.exhume.disk.filesystem.xfs.attribute;

import org.jspecify.annotations.NullMarked;
