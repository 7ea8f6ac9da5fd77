/** Extended attributes, in the inode and in a block. */
@NullMarked
package dev.exhume.disk.filesystem.ext.attribute;

import org.jspecify.annotations.NullMarked;
