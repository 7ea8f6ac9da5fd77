/** Thin pools: the metadata of the kernel's thin-pool target. */
@NullMarked
package dev.exhume.disk.volume.lvm.thin;

import org.jspecify.annotations.NullMarked;
