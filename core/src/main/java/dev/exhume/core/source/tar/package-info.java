/** A tar archive of a server's root, in any dialect and compression, as a tree of inodes. */
@NullMarked
package dev.exhume.core.source.tar;

import org.jspecify.annotations.NullMarked;
