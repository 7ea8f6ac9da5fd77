/** Arrays of the kernel's md driver. */
@NullMarked
package dev.exhume.disk.volume.md;

import org.jspecify.annotations.NullMarked;
