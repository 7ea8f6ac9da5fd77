/** The file systems ext2, ext3 and ext4. */
@NullMarked
package dev.exhume.disk.filesystem.ext;

import org.jspecify.annotations.NullMarked;
