/** The bytes of logical volumes, put together from those of physical ones. */
@NullMarked
package dev.exhume.disk.volume.lvm.mapping;

import org.jspecify.annotations.NullMarked;
