/** Disks of VMware: descriptors, and the extents that they are made of. */
@NullMarked
package dev.exhume.disk.image.vmdk;

import org.jspecify.annotations.NullMarked;
