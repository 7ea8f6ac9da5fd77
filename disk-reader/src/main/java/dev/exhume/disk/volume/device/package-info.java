/** The block devices of a server, from which its volumes are made. */
@NullMarked
package dev.exhume.disk.volume.device;

import org.jspecify.annotations.NullMarked;
