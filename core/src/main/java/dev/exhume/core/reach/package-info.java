/** Finds out what of a server's files and packages the services reach that are needed. */
@NullMarked
package dev.exhume.core.reach;

import org.jspecify.annotations.NullMarked;
