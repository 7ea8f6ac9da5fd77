/** Partition tables: MBR with its logical partitions, and GPT. */
@NullMarked
package dev.exhume.disk.volume.partition;

import org.jspecify.annotations.NullMarked;
