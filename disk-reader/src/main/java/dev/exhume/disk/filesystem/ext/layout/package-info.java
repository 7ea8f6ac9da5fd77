/** How an ext file system divides its volume: superblocks, block groups, inode tables. */
@NullMarked
package dev.exhume.disk.filesystem.ext.layout;

import org.jspecify.annotations.NullMarked;
