/** Disks of QEMU in its own formats. */
@NullMarked
package dev.exhume.disk.image.qcow;

import org.jspecify.annotations.NullMarked;
