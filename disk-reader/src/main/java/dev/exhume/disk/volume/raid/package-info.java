/** Where the bytes of arrays lie on their members, whoever describes the arrays. */
@NullMarked
package dev.exhume.disk.volume.raid;

import org.jspecify.annotations.NullMarked;
