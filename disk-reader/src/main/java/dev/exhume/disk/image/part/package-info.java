/** The files and the parents that an image is put together from. */
@NullMarked
package dev.exhume.disk.image.part;

import org.jspecify.annotations.NullMarked;
