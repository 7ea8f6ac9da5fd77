/** Unpacks what is compressed as a whole, so that it can be read at any place. */
@NullMarked
package dev.exhume.core.source.spool;

import org.jspecify.annotations.NullMarked;
