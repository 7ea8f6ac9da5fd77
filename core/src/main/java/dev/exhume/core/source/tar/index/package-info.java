/**
 * A tree of files of any size in bounded memory: names, and where each file is described, but not
 * what is said there.
 */
@NullMarked
package dev.exhume.core.source.tar.index;

import org.jspecify.annotations.NullMarked;
