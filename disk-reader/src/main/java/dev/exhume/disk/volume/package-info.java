/** What is on a disk: partitions, logical volumes, arrays. */
@NullMarked
package dev.exhume.disk.volume;

import org.jspecify.annotations.NullMarked;
