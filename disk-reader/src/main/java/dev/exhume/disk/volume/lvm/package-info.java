/** Volume groups of LVM2. */
@NullMarked
package dev.exhume.disk.volume.lvm;

import org.jspecify.annotations.NullMarked;
