/** The circular log of XFS: its sectors, its records, the transactions in them. */
@NullMarked
package dev.exhume.disk.filesystem.xfs.log.record;

import org.jspecify.annotations.NullMarked;
