/** What all layers of a disk have in common. */
@NullMarked
package dev.exhume.disk;

import org.jspecify.annotations.NullMarked;
