/** Snapshots that keep what was changed: the format of the kernel's snapshot target. */
@NullMarked
package dev.exhume.disk.volume.lvm.snapshot;

import org.jspecify.annotations.NullMarked;
