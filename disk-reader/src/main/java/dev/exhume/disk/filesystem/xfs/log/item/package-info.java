/** What a transaction of XFS consists of, and how each kind of item changes the volume. */
@NullMarked
package dev.exhume.disk.filesystem.xfs.log.item;

import org.jspecify.annotations.NullMarked;
