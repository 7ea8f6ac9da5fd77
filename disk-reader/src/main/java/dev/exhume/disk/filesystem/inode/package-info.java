/** What file systems have in common whose directories name inodes by their numbers. */
@NullMarked
package dev.exhume.disk.filesystem.inode;

import org.jspecify.annotations.NullMarked;
