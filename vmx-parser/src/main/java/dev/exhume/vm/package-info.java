/** Virtual machines as their descriptors tell of them: hardware, disks, snapshots. */
@NullMarked
package dev.exhume.vm;

import org.jspecify.annotations.NullMarked;
