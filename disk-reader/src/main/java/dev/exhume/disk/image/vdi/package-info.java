/** Disks of VirtualBox. */
@NullMarked
package dev.exhume.disk.image.vdi;

import org.jspecify.annotations.NullMarked;
