/** How XFS divides its volume: superblocks, allocation groups, inodes. */
@NullMarked
package dev.exhume.disk.filesystem.xfs.layout;

import org.jspecify.annotations.NullMarked;
