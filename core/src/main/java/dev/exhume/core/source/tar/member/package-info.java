/** Reads the members of a tar archive, in any dialect, one by one. */
@NullMarked
package dev.exhume.core.source.tar.member;

import org.jspecify.annotations.NullMarked;
