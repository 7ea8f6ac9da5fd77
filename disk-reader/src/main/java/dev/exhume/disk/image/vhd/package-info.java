/** Disks of Virtual PC and Hyper-V. */
@NullMarked
package dev.exhume.disk.image.vhd;

import org.jspecify.annotations.NullMarked;
