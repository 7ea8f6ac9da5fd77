/** Disks of Hyper-V since 2012. */
@NullMarked
package dev.exhume.disk.image.vhdx;

import org.jspecify.annotations.NullMarked;
